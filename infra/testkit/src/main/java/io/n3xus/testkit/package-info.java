/** What the tests of every module share: architecture rules, stored forms, a broker and stores, small clients. */
@NullMarked
package io.n3xus.testkit;

import org.jspecify.annotations.NullMarked;
