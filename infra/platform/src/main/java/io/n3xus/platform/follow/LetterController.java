package io.n3xus.platform.follow;

import io.n3xus.platform.follow.LetterBox.Outcome;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells operators which events could not be taken in, and takes them in again. */
@RestController
@RequestMapping("/internal/dead-letters")
class LetterController {

    private final LetterBox letters;

    LetterController(LetterBox letters) {
        this.letters = letters;
    }

    record LetterReply(String id, String type, @Nullable String subject, String reason, Instant putAsideAt) {

        static LetterReply of(Letter letter) {
            return new LetterReply(
                    letter.id(), letter.type(), letter.event().key(), letter.reason(), letter.putAsideAt());
        }
    }

    record LettersReply(List<LetterReply> letters) {}

    record ReplayReply(List<Outcome> outcomes) {}

    @GetMapping
    LettersReply list() {
        return new LettersReply(letters.open().stream().map(LetterReply::of).toList());
    }

    /** One, or all when none is named. */
    @PostMapping("/replay")
    ReplayReply replay(@RequestParam(required = false) @Nullable String id) {
        var chosen = new LinkedHashMap<String, Letter>();
        letters.open().stream()
                .filter(letter -> id == null || id.equals(letter.id()))
                .forEach(letter -> chosen.put(letter.id(), letter));
        if (id != null && chosen.isEmpty()) {
            throw new RefusedException(PlatformRefusal.UNKNOWN_PATH, "There is no dead letter " + id);
        }
        return new ReplayReply(letters.replay(chosen));
    }
}
