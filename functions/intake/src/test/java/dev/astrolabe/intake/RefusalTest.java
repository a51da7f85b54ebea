package dev.astrolabe.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.http.Ask;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people and programs are told where a form is not taken. */
final class RefusalTest {
  private final Doorstep doorstep = new Doorstep();

  @Test
  void asksToWaitWhoSendsAFormTooOften() {
    var handler = doorstep.handler(20);
    var form = Ask.post("/forms/demo").form("email=a%40b.example");
    assertThat(form.of(handler).status()).isEqualTo(202);
    assertThat(form.of(handler).status()).isEqualTo(202);
    var refused = form.of(handler);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("retry-after")).contains("3");
    assertThat(refused.json().text("type")).contains("urn:astrolabe:problem:too-many");
    assertThat(doorstep.queued).hasSize(2);

    assertThat(form.from("198.51.100.1").of(handler).status()).isEqualTo(202);
    assertThat(Ask.post("/forms/price").form("email=a%40b.example").of(handler).status())
        .isEqualTo(202);
    assertThat(Ask.get("/forms/demo").of(handler).status()).isEqualTo(200);
    doorstep.nanos += 3_000_000_000L;
    assertThat(form.of(handler).status()).isEqualTo(202);
  }

  /** A page in the language of the form, though the form itself may not be readable. */
  @Test
  void speaksTheLanguageOfTheFormThatIsNotTaken() {
    var handler = doorstep.handler(20);
    var tooLarge = "lang=fa&email=a%40b.example&note=" + "b".repeat(300_000);
    assertThat(page(Ask.post("/forms/demo").form(tooLarge), 413)).contains("<html lang=\"fa\"");
    assertThat(page(Ask.post("/forms/demo?lang=fa").bytes("text/plain", new byte[] {1}), 415))
        .contains("<html lang=\"fa\"");
    for (var broken :
        List.of(
            Ask.post("/forms/demo").form("lang=fa&email=%f"),
            Ask.post("/forms/demo").json("{\"lang\": \"fa\", \"email\":"),
            Ask.post("/forms/demo")
                .bytes(
                    "multipart/form-data; boundary=x",
                    "--x\r\nContent-Disposition: form-data; name=\"lang\"\r\n\r\nfa\r\n--x"
                        .getBytes(StandardCharsets.UTF_8)))) {
      assertThat(page(broken, 400)).contains("<html lang=\"fa\"");
    }
    doorstep.queueIsDown = true;
    assertThat(page(Ask.post("/forms/demo").form("email=a%40b.example&lang=fa"), 503))
        .contains("<html lang=\"fa\"", "نتوانستیم دریافتش کنیم");
    assertThat(page(Ask.post("/forms/demo").form("email=a%40b.example"), 503))
        .contains("<html lang=\"ar\"");
    assertThat(page(Ask.post("/forms/demo").form("email=%f&lang=xx"), 400))
        .contains("<html lang=\"ar\"");
    assertThat(page(Ask.post("/forms/demo?lang=%zz").form("email=a%40b.example"), 400))
        .contains("<html lang=\"ar\"");
    var form = Ask.post("/forms/guide").form("email=a%40b.example&lang=fa");
    for (int i = 0; i < 2; i++) {
      form.of(handler);
    }
    assertThat(form.browser("ar").of(handler).body())
        .contains("<html lang=\"fa\"", "بیش از اندازه شد");
  }

  private String page(Ask ask, int status) {
    var answer = ask.browser("ar").of(doorstep.handler);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    return answer.body();
  }
}
