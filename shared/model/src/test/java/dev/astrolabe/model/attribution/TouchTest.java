package dev.astrolabe.model.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class TouchTest {
  private static final Instant T = Instant.parse("2026-08-01T00:00:00Z");

  @Test
  void readsTheChannelThatAnEntryNames() {
    assertThat(Channel.of(entry("1", 0, Map.of("channel", " LinkedIn ")))).contains("linkedin");
    assertThat(Channel.of(entry("1", 0, Map.of("channel", "نمایشگاه‌ها")))).isPresent();
    assertThat(Channel.of(entry("1", 0, Map.of()))).isEmpty();
  }

  @Test
  void readsUtmParametersWhereNoneIsNamed() {
    assertThat(Channel.of(entry("1", 0, Map.of("utmSource", "google", "utmMedium", "CPC"))))
        .contains("search");
    assertThat(Channel.of(entry("1", 0, Map.of("utmSource", "linkedin", "utmMedium", "social"))))
        .contains("linkedin");
    assertThat(Channel.of(entry("1", 0, Map.of("utmSource", "partner")))).contains("partner");
    assertThat(Channel.campaign(entry("1", 0, Map.of("utmCampaign", "Autumn")))).contains("autumn");
  }

  @Test
  void creditsTheFirstOrTheLastTouch() {
    var entries =
        List.of(
            entry("2", 50, Map.of("channel", "webinars")),
            entry("1", 10, Map.of("channel", "search", "campaign", "brand")),
            entry("3", 99, Map.of()),
            entry("4", 200, Map.of("channel", "referral")));
    var touches = Touch.of(entries, T.plusSeconds(100));
    assertThat(touches).extracting(Touch::channel).containsExactly("search", "webinars");
    assertThat(Attribution.FIRST_TOUCH.credited(touches).orElseThrow().campaign())
        .contains("brand");
    assertThat(Attribution.LAST_TOUCH.credited(touches).orElseThrow().channel())
        .isEqualTo("webinars");
    assertThat(Attribution.LAST_TOUCH.credited(List.of())).isEmpty();
  }

  @Test
  void takesNoPurchasedOrQuarantinedEntryForATouch() {
    var clicked = entry("1", 10, Map.of("channel", "search"));
    var bought =
        new Entry(
            new EntryId("list", "9"),
            clicked.home(),
            "list-imported",
            T,
            T,
            Trust.OPERATOR,
            Origin.PURCHASED,
            new TreeMap<>(Map.of("channel", "list")),
            new TreeMap<>(),
            List.of(),
            Optional.empty());
    var mark =
        new Entry(
            new EntryId("marks", "1"),
            clicked.home(),
            "mark",
            T.plusSeconds(20),
            T.plusSeconds(20),
            Trust.OPERATOR,
            Origin.VOLUNTARY,
            new TreeMap<>(),
            new TreeMap<>(),
            List.of(),
            Optional.of(new Directive.Mark(clicked.id(), true, "scanner")));
    assertThat(Touch.of(List.of(clicked, bought), T.plusSeconds(100))).hasSize(1);
    assertThat(Touch.of(List.of(clicked, bought, mark), T.plusSeconds(100))).isEmpty();
  }

  private static Entry entry(String id, long second, Map<String, String> payload) {
    var at = T.plusSeconds(second);
    return new Entry(
        new EntryId("web", id),
        new Identity(IdentityKind.EMAIL, "a@example.com"),
        "form-submitted",
        at,
        at,
        Trust.WRITE_KEY,
        Origin.VOLUNTARY,
        new TreeMap<>(),
        new TreeMap<>(payload),
        List.of(),
        Optional.empty());
  }
}
