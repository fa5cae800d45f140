package io.n3xus.standalone.browser;

import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One page, used as a person uses it: looked at, clicked and typed into. */
public final class Page {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DevTools tools;
    private final String session;
    private final int width;
    private final int height;

    Page(DevTools tools, String session, int width, int height) {
        this.tools = tools;
        this.session = session;
        this.width = width;
        this.height = height;
    }

    public void show(String url) {
        call("Page.navigate", Map.of("url", url));
        await().atMost(PATIENCE).until(() -> evaluate("document.readyState").asString(), "complete"::equals);
    }

    /** Runs in each page that is shown from now on, before its own scripts. */
    public void beforeEachPage(String script) {
        call("Page.enable", Map.of());
        call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** The value of a JavaScript expression. */
    public JsonNode evaluate(String expression) {
        var parameters = Map.of("expression", expression, "returnByValue", true, "awaitPromise", true);
        var answer = call("Runtime.evaluate", parameters);
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.get("result").path("value");
    }

    /** Waits until the expression is true. */
    public void awaitTrue(String expression) {
        await(expression)
                .atMost(PATIENCE)
                .until(() -> evaluate("Boolean(" + expression + ")").asBoolean());
    }

    /** Waits for an element that can be seen, and clicks it. */
    public void click(String selector) {
        var element = "document.querySelector(" + JsonMapper.shared().writeValueAsString(selector) + ")";
        awaitTrue(element + "?.checkVisibility()");
        evaluate(element + ".click()");
    }

    /** Types into the field, in place of what it held. */
    public void fill(String selector, String text) {
        var field = "document.querySelector(" + JsonMapper.shared().writeValueAsString(selector) + ")";
        awaitTrue(field);
        evaluate(field + ".select()");
        type(text);
    }

    /** Presses the mouse in the middle of the page. */
    public void clickInTheMiddle() {
        for (var type : new String[] {"mousePressed", "mouseReleased"}) {
            call(
                    "Input.dispatchMouseEvent",
                    Map.of("type", type, "x", width / 2, "y", height / 2, "button", "left", "clickCount", 1));
        }
    }

    /** Types into whatever has the focus, key by key. */
    public void type(String text) {
        text.chars().forEach(character -> {
            if (character == '\n') {
                key(Map.of("key", "Enter", "code", "Enter", "windowsVirtualKeyCode", 13, "text", "\r"));
            } else {
                var letter = Character.toString(character);
                key(Map.of("key", letter, "text", letter));
            }
        });
    }

    private void key(Map<String, ?> key) {
        for (var type : new String[] {"keyDown", "keyUp"}) {
            var event = new HashMap<String, Object>(key);
            event.put("type", type);
            call("Input.dispatchKeyEvent", event);
        }
    }

    public BufferedImage screenshot() {
        try {
            return ImageIO.read(new ByteArrayInputStream(png()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] png() {
        var answer = call("Page.captureScreenshot", Map.of("format", "png"));
        return Base64.getDecoder().decode(answer.get("data").asString());
    }

    private JsonNode call(String method, Map<String, ?> parameters) {
        return tools.call(session, method, parameters);
    }
}
