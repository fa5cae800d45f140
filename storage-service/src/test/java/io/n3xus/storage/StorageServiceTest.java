package io.n3xus.storage;

import io.n3xus.testkit.AnswersHealthOnly;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class StorageServiceTest {

    @TestFactory
    Stream<DynamicTest> answersHealthOnly() {
        return AnswersHealthOnly.tests(StorageServiceApplication.class, StorageServiceApplication.NAME);
    }
}
