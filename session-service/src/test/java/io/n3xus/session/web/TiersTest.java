package io.n3xus.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.session.support.Owner;
import org.junit.jupiter.api.Test;

/** SC-07. */
class TiersTest {

    @Test
    void listsWhatIsOnOffer() {
        var reply = new Owner().http.get("/v1/supercore/resources/tiers");

        assertThat(reply.status()).isEqualTo(200);
        var tiers = reply.json().get("tiers");
        assertThat(tiers.get(0).toString())
                .isEqualTo("{\"id\":\"basic\",\"name\":\"Basic\",\"cpu\":\"2 vCPU\",\"memory\":\"4 GB\",\"gpu\":null,"
                        + "\"storage\":\"20 GB\",\"pricePerHour\":100,"
                        + "\"features\":[\"Standard performance\",\"Web browsing\",\"Office apps\"]}");
        assertThat(tiers.valueStream().map(tier -> tier.get("id").stringValue() + " " + tier.get("pricePerHour")))
                .containsExactly("basic 100", "standard 200", "performance 400", "gpu-basic 800", "gpu-pro 1600");
        assertThat(tiers.get(3).get("gpu").stringValue()).isEqualTo("1 GPU");
    }

    @Test
    void areOnlyRead() {
        var reply = new Owner().http.put("/api/v1/supercore/resources/tiers");

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).isEqualTo("GET");
    }
}
