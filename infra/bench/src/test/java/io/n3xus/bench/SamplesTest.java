package io.n3xus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void takesPercentilesByNearestRank() {
        var hundred = LongStream.rangeClosed(1, 100).toArray();

        assertThat(Samples.percentile(hundred, 50)).isEqualTo(50);
        assertThat(Samples.percentile(hundred, 99)).isEqualTo(99);
        assertThat(Samples.percentile(new long[] {7}, 99)).isEqualTo(7);
    }

    @Test
    void printsMilliseconds() {
        var samples = new Samples("thing");
        samples.add(1_500_000);

        assertThat(samples.row()).startsWith("thing").contains("     1 ").endsWith("1.50");
    }
}
