package io.n3xus.testkit.broken.egg;

import io.n3xus.testkit.broken.chicken.Chicken;
import org.jspecify.annotations.Nullable;

/** Breaks, with the chicken: packages form no cycle. */
public class Egg {
    @Nullable
    Chicken chicken;
}
