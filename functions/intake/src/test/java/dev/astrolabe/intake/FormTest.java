package dev.astrolabe.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.lead.Arrival.Contact;
import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.runtime.door.Suspicion;
import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.NoContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FormTest {
  private final Doorstep doorstep = new Doorstep();

  @Test
  void putsWhatAFormSaysOnTheQueue() {
    var answer =
        Ask.post("/forms/demo")
            .form(
                "email=Sara%40Example.COM&phone=050+123+4567&name=%D9%86%DA%AF%D8%A7%D8%B1"
                    + "&company_size=51-200&utm_source=search&topic=customs&lang=fa&empty=")
            .of(doorstep.handler);

    assertThat(answer.status()).isEqualTo(202);
    var arrival = doorstep.queued.getFirst();
    assertThat(answer.json().text("entryId")).contains(arrival.id().id());
    assertThat(answer.json().text("status").orElseThrow()).startsWith("/api/entries/");
    assertThat(arrival.id().source()).isEqualTo("form:demo");
    assertThat(arrival.kind()).isEqualTo("demo-requested");
    assertThat(arrival.contacts())
        .containsExactly(
            new Contact(new Identity(IdentityKind.EMAIL, "sara@example.com"), "Sara@Example.COM"),
            new Contact(new Identity(IdentityKind.PHONE, "+971501234567"), "050 123 4567"));
    assertThat(arrival.occurredAt()).isEqualTo(Instant.parse("2026-11-23T09:00:00Z"));
    assertThat(arrival.recordedAt()).isEqualTo(arrival.occurredAt());
    assertThat(arrival.trust()).isEqualTo(Trust.ANONYMOUS);
    assertThat(arrival.origin()).isEqualTo(Origin.VOLUNTARY);
    assertThat(arrival.profile())
        .isEqualTo(
            Map.of(
                "email", "Sara@Example.COM",
                "phone", "050 123 4567",
                "name", "نگار",
                "companySize", "51-200",
                "utmSource", "search"));
    assertThat(arrival.payload()).isEqualTo(Map.of("form", "demo", "topic", "customs"));
  }

  @Test
  void sendsTheTraceOfItsOwnLinesAlong() {
    Ask.post("/forms/demo").form("email=a%40b.example").of(doorstep.handler);
    assertThat(doorstep.traces).containsExactly(NoContext.INSTANCE.getAwsRequestId());
  }

  @Test
  void readsTheSameFormAsJsonAndAsMultipart() {
    Ask.post("/forms/guide")
        .json("{\"email\":\"a@b.example\",\"answers\":{\"tools\":[\"erp\",3,true,null]}}")
        .of(doorstep.handler);
    var multipart =
        String.join(
            "\r\n",
            "--x",
            "Content-Disposition: form-data; name=\"email\"",
            "",
            "a@b.example",
            "--x",
            "content-disposition: form-data; name=\"cv\"; filename=\"cv.pdf\"",
            "Content-Type: application/pdf",
            "",
            "%PDF \u0000",
            "--x--",
            "");
    Ask.post("/forms/guide")
        .bytes("multipart/form-data; boundary=x", multipart.getBytes(StandardCharsets.ISO_8859_1))
        .of(doorstep.handler);

    assertThat(doorstep.queued)
        .extracting(a -> a.profile().get("email"))
        .containsOnly("a@b.example");
    assertThat(doorstep.queued.get(0).payload())
        .isEqualTo(
            Map.of(
                "form", "guide",
                "answers.tools.0", "erp",
                "answers.tools.1", "3",
                "answers.tools.2", "true"));
    assertThat(doorstep.queued.get(1).payload()).isEqualTo(Map.of("form", "guide", "cv", "cv.pdf"));
  }

  @Test
  void namesAnEntryByItsContentAndTenMinutesSoThatARepeatIsKnown() {
    var form = Ask.post("/forms/demo").form("email=a%40b.example");
    form.at(Instant.parse("2026-11-23T09:01:00Z")).of(doorstep.handler);
    form.at(Instant.parse("2026-11-23T09:09:59Z")).of(doorstep.handler);
    form.at(Instant.parse("2026-11-23T09:10:00Z")).of(doorstep.handler);
    Ask.post("/forms/demo").form("email=a%40b.example&need=clear").of(doorstep.handler);

    var first = doorstep.queued.get(0);
    assertThat(doorstep.queued.get(1).id()).isEqualTo(first.id());
    assertThat(doorstep.queued.get(2).id()).isNotEqualTo(first.id());
    assertThat(doorstep.queued.get(2).before()).contains(first.id());
    assertThat(doorstep.queued.get(3).id()).isNotEqualTo(first.id());
  }

  @Test
  void scopesTheClientsOwnIdByWhoItIsAbout() {
    Ask.post("/forms/demo")
        .header("Idempotency-Key", "k1")
        .form("email=a%40b.example")
        .of(doorstep.handler);
    Ask.post("/forms/demo")
        .header("Idempotency-Key", "k1")
        .form("email=c%40d.example")
        .of(doorstep.handler);
    Ask.post("/forms/demo")
        .header("Idempotency-Key", "k1")
        .form("email=a%40b.example&need=clear")
        .of(doorstep.handler);

    var ids = doorstep.queued.stream().map(a -> a.id()).toList();
    assertThat(ids).allMatch(id -> id.id().startsWith("k1~"));
    assertThat(ids.get(0)).isNotEqualTo(ids.get(1)).isEqualTo(ids.get(2));
    assertThat(doorstep.queued).allMatch(a -> a.before().isEmpty());
  }

  @Test
  void sendsPeopleToAPageThatThanksThemInTheirLanguage() {
    var posted =
        Ask.post("/forms/demo")
            .browser("ar,en;q=0.5")
            .form("email=a%40b.example")
            .of(doorstep.handler);
    assertThat(posted.status()).isEqualTo(303);
    assertThat(posted.header("location")).contains("/forms/demo/thanks?lang=ar");

    var thanks = Ask.get("/forms/demo/thanks?lang=ar").browser("ar").of(doorstep.handler);
    assertThat(thanks.status()).isEqualTo(200);
    assertThat(thanks.body()).contains("<html lang=\"ar\" dir=\"rtl\">", "شكرًا لك");
  }

  @Test
  void saysWhatIsWrongBesideTheFieldsAndKeepsWhatWasWritten() {
    var answer =
        Ask.post("/forms/demo")
            .browser("fa")
            .form("name=%22%3E%3Cscript%3E&email=nobody&utm_source=x")
            .of(doorstep.handler);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body())
        .contains("<html lang=\"fa\" dir=\"rtl\">", "role=\"alert\"", "aria-invalid=\"true\"")
        .contains("value=\"&quot;&gt;&lt;script&gt;\"")
        .contains("<input type=\"hidden\" name=\"utm_source\" value=\"x\">")
        .doesNotContain("<script");
    assertThat(doorstep.queued).isEmpty();
  }

  @Test
  void tellsProgramsWhichFieldIsWrong() {
    var answer = Ask.post("/forms/demo").json("{\"email\":\"nobody\"}").of(doorstep.handler);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("content-type")).contains("application/problem+json");
    assertThat(answer.json().text("type")).contains("urn:astrolabe:problem:invalid");
    assertThat(answer.texts("errors", "pointer")).isEqualTo(List.of("/email"));
  }

  @Test
  void asksForAnIdentity() {
    assertThat(Ask.post("/forms/demo").json("{\"name\":\"Sara\"}").of(doorstep.handler).status())
        .isEqualTo(422);
    assertThat(Ask.post("/forms/demo").json("{\"phone\":\"12\"}").of(doorstep.handler).status())
        .isEqualTo(422);
    assertThat(doorstep.queued).isEmpty();
  }

  @Test
  void turnsNobodyAwayForAMistypedNumberWhileTheAddressReachesThem() {
    var answer =
        Ask.post("/forms/demo")
            .json("{\"email\":\"a@b.example\",\"phone\":\"12\"}")
            .of(doorstep.handler);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(doorstep.queued.getFirst().payload()).containsEntry("phone.asWritten", "12");
    assertThat(doorstep.queued.getFirst().profile()).doesNotContainKey("phone");
  }

  @Test
  void marksWhatFilledInTheFieldThatPeopleDoNotSee() {
    var answer =
        Ask.post("/forms/demo").form("email=a%40b.example&leave_empty=x").of(doorstep.handler);

    assertThat(answer.status()).isEqualTo(202);
    var arrival = doorstep.queued.getFirst();
    assertThat(arrival.payload()).containsEntry("suspect", "honeypot");
    assertThat(Suspicion.mark(arrival).orElseThrow().directive())
        .contains(
            new Directive.Mark(arrival.id(), true, "a field was filled in that people do not see"));
  }

  @Test
  void letsNoFieldOfAVisitorsPassForWhatTheDoorNoticed() {
    Ask.post("/forms/demo")
        .form("email=a%40b.example&suspect=honeypot&leave_empty=")
        .of(doorstep.handler);

    var arrival = doorstep.queued.getFirst();
    assertThat(arrival.payload())
        .doesNotContainKey("suspect")
        .containsEntry("suspect.asWritten", "honeypot");
    assertThat(Suspicion.mark(arrival)).isEmpty();
  }

  @Test
  void takesTheKindOfAHiddenFieldOnlyIfAFormCanBeOfIt() {
    Ask.post("/forms/autumn")
        .form("email=a%40b.example&kind=webinar-registered")
        .of(doorstep.handler);
    var refused =
        Ask.post("/forms/autumn")
            .form("email=a%40b.example&kind=meeting-booked")
            .of(doorstep.handler);

    assertThat(doorstep.queued).extracting(a -> a.kind()).containsExactly("webinar-registered");
    assertThat(refused.status()).isEqualTo(422);
  }

  @Test
  void answersThatItTookNothingWhileTheQueueIsDown() {
    doorstep.queueIsDown = true;
    var answer = Ask.post("/forms/demo").form("email=a%40b.example").of(doorstep.handler);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("retry-after")).contains("5");
  }

  @Test
  void keepsTheStatedTimeOfWhatHappenedAndTheReceiptOfWhatLiesAhead() {
    Ask.post("/forms/demo")
        .json("{\"email\":\"a@b.example\",\"occurredAt\":\"2026-11-20T10:00:00+04:00\"}")
        .of(doorstep.handler);
    Ask.post("/forms/demo")
        .json("{\"email\":\"a@b.example\",\"occurredAt\":\"2026-11-23T09:05:01Z\"}")
        .of(doorstep.handler);
    Ask.post("/forms/demo")
        .json("{\"email\":\"a@b.example\",\"occurredAt\":\"2026-11-23T09:05:00Z\"}")
        .of(doorstep.handler);

    assertThat(doorstep.queued.get(0).occurredAt())
        .isEqualTo(Instant.parse("2026-11-20T06:00:00Z"));
    assertThat(doorstep.queued.get(1).occurredAt())
        .isEqualTo(Instant.parse("2026-11-23T09:00:00Z"));
    assertThat(doorstep.queued.get(1).payload())
        .containsEntry("occurredAt.stated", "2026-11-23T09:05:01Z");
    assertThat(doorstep.queued.get(2).occurredAt())
        .isEqualTo(Instant.parse("2026-11-23T09:05:00Z"));
  }

  @Test
  void sealsTheAddressOfAnEntrysStatus() {
    var answer = Ask.post("/forms/demo").form("email=a%40b.example").of(doorstep.handler);
    var address = answer.json().text("status").orElseThrow();
    var named = doorstep.addresses.open(address.substring("/api/entries/".length())).orElseThrow();

    assertThat(named.home()).isEqualTo(new Identity(IdentityKind.EMAIL, "a@b.example"));
    assertThat(named.ids().getFirst())
        .isEqualTo(new EntryId("form:demo", answer.json().text("entryId").orElseThrow()));
    assertThat(doorstep.addresses.open(address.substring("/api/entries/".length()) + "A"))
        .isEmpty();
    assertThat(doorstep.addresses.open("nonsense")).isEmpty();
  }
}
