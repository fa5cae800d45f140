package io.n3xus.testkit.broken.chicken;

import io.n3xus.testkit.broken.egg.Egg;
import org.jspecify.annotations.Nullable;

/** Breaks, with the egg: packages form no cycle. */
public class Chicken {
    @Nullable
    Egg egg;
}
