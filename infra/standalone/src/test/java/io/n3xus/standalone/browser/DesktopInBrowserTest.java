package io.n3xus.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.standalone.PlatformFixture;
import io.n3xus.standalone.home.Home;
import io.n3xus.standalone.machine.NoVnc;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A person in front of a browser: the desktop is seen, typing works, and what is typed is seen by everybody. */
@EnabledIf(
        value = "io.n3xus.standalone.browser.Chromium#isInstalled",
        disabledReason = "No Chromium on this machine: what a browser shows is not tested")
class DesktopInBrowserTest {

    /** Makes most of the terminal red, which nothing on the desktop is by itself. */
    private static final String PAINT = "printf '\\033[41m\\033[2J'\n";

    private static final String SHOWN = "document.querySelector('.desktop-overlay')?.hidden";

    private static final String SESSIONS = "/api/v1/supercore/sessions";

    @RegisterExtension
    static final PlatformFixture PLATFORM = new PlatformFixture(Map.of("nexus.stream.novnc-directory", noVnc()));

    private static Chromium browser;

    @BeforeAll
    static void start(@TempDir Path profile) {
        browser = Chromium.start(profile);
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void whatOneBrowserTypesBothSee() {
        var alice = PLATFORM.as("alice");
        var id = alice.post(SESSIONS + "/create", Map.of("tier", "basic"))
                .at("/session/id")
                .asString();
        var first = viewer(id);
        var second = viewer(id);
        assertThat(redShare(first.screenshot())).isLessThan(0.01);
        assertThat(redShare(second.screenshot())).isLessThan(0.01);

        first.clickInTheMiddle();
        first.type(PAINT);

        awaitRed(first);
        awaitRed(second);
        assertThat(first.evaluate("location.href").asString()).doesNotContain("token");
        alice.send("DELETE", SESSIONS + "/" + id, null);
        first.awaitTrue("document.querySelector('.desktop-overlay').innerText.includes('has ended')");
    }

    @Test
    void theConsoleLeadsFromSigningInToTheBill() {
        var page = browser.open(1280, 900);
        signIn(page);
        page.click("button[data-part=create]");
        page.awaitTrue("document.querySelector('.tier')");
        page.fill("dialog input[name=name]", "Made by hand");
        page.click("dialog button[data-part=submit]");

        page.click(".pc:has(.state[data-state=active]) a.button.primary");
        page.awaitTrue(SHOWN);
        page.clickInTheMiddle();
        page.type(PAINT);
        awaitRed(page);

        page.click(".desktop-bar button[aria-label^=Pause]");
        page.awaitTrue("document.querySelector('.desktop-overlay').innerText.includes('Paused')");
        page.click(".desktop-overlay button");
        page.awaitTrue(SHOWN);
        awaitRed(page);

        page.click(".desktop-bar button[aria-label^=Terminate]");
        page.click("dialog button[data-part=confirm]");
        page.awaitTrue("document.querySelector('.notice')?.innerText.includes('is terminated')");
        page.click("a.brand");
        page.awaitTrue("document.querySelector('.movements')?.innerText.includes('Made by hand')");
    }

    @Test
    void theDocumentationOffersEveryApiAndTriesACall() {
        var page = browser.open(1280, 1200);
        page.beforeEachPage("window.blocked = [];"
                + "addEventListener('securitypolicyviolation', event => blocked.push(event.violatedDirective))");
        page.show(PLATFORM.gateway() + "/docs#/Resources/listTiers");
        page.awaitTrue("document.querySelectorAll('.topbar select option').length === 5");
        page.click(".btn.authorize");
        page.fill("input[aria-label='auth-bearer-value']", PLATFORM.token("alice"));
        page.click(".auth-container:has([aria-label='auth-bearer-value']) button[type=submit]");
        page.click(".btn-done");
        page.awaitTrue("document.querySelector('.btn.authorize.locked') && !document.querySelector('.dialog-ux')");

        page.click(".execute");
        page.awaitTrue(
                "document.querySelector('.live-responses-table tbody .response-col_status')?.innerText.startsWith('200')");
        page.awaitTrue("document.querySelector('.live-responses-table').innerText.includes('GPU Basic')");

        assertThat(page.evaluate("blocked.join()").asString())
                .as("by the content policy")
                .isEmpty();
    }

    private static void signIn(Page page) {
        var user = PLATFORM.user("alice");
        page.show(PLATFORM.gateway() + "/");
        page.fill("input[name=who]", user.email());
        page.fill("input[name=password]", user.password());
        page.type("\n");
    }

    private static Page viewer(String id) {
        var page = browser.open(1200, 800);
        page.show(PLATFORM.gateway() + "/vnc-viewer/" + id + "?token=" + PLATFORM.token("alice"));
        page.awaitTrue(SHOWN);
        return page;
    }

    private static void awaitRed(Page page) {
        await().atMost(Duration.ofSeconds(30)).until(() -> redShare(page.screenshot()) > 0.1);
    }

    private static double redShare(BufferedImage image) {
        var red = 0;
        for (var y = 0; y < image.getHeight(); y++) {
            for (var x = 0; x < image.getWidth(); x++) {
                var pixel = image.getRGB(x, y);
                var isRed = (pixel >> 16 & 0xff) > 150 && (pixel >> 8 & 0xff) < 90 && (pixel & 0xff) < 90;
                red += isRed ? 1 : 0;
            }
        }
        return (double) red / (image.getWidth() * image.getHeight());
    }

    /** The installed files, else fetched as {@code up} does and kept for the next run. */
    private static String noVnc() {
        var home = new Home(Path.of("target/browser-test")).create();
        new NoVnc(home, _ -> {}).fetch();
        var fetched = home.share().resolve("novnc/usr/share/novnc");
        return (Files.isDirectory(fetched) ? fetched : Path.of("/usr/share/novnc")).toString();
    }
}
