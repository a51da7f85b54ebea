package dev.astrolabe.model.lead;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.email;
import static dev.astrolabe.model.lead.Samples.entry;
import static dev.astrolabe.model.lead.Samples.phone;
import static dev.astrolabe.model.lead.Samples.richEntry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.lead.Ledger.Appended;
import dev.astrolabe.model.lead.Ledger.Claim;
import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Link;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger does, in memory or not. */
public abstract class LedgerContract {
  /** An empty ledger. */
  protected abstract Ledger emptyLedger();

  private Ledger ledger;

  @BeforeEach
  final void open() {
    ledger = emptyLedger();
  }

  @Test
  final void answersNothingForWhatNobodyPut() {
    assertThat(ledger.claimOf(email("sara@example.com"))).isEmpty();
    assertThat(ledger.entry(email("sara@example.com"), new EntryId("site", "1"))).isEmpty();
    assertThat(ledger.entries(email("sara@example.com"))).isEmpty();
  }

  @Test
  final void givesAnIdentityToWhoeverClaimsItFirst() {
    var sara = email("sara@example.com");
    var first = new Claim(sara, new LeadId("L-1"), "Sara@Example.com");

    assertThat(ledger.claim(sara, new LeadId("L-1"), "Sara@Example.com")).isEqualTo(first);
    assertThat(ledger.claim(sara, new LeadId("L-2"), "sara@example.com")).isEqualTo(first);
    assertThat(ledger.claim(sara, new LeadId("L-1"), "Sara@Example.com")).isEqualTo(first);
    assertThat(ledger.claimOf(sara)).contains(first);
  }

  @Test
  final void keepsIdentitiesOfOneKeyButDifferentKindsApart() {
    ledger.claim(email("1"), new LeadId("L-1"), "1");
    ledger.claim(phone("1"), new LeadId("L-2"), "1");

    assertThat(ledger.claimOf(email("1")).orElseThrow().lead()).isEqualTo(new LeadId("L-1"));
    assertThat(ledger.claimOf(phone("1")).orElseThrow().lead()).isEqualTo(new LeadId("L-2"));
  }

  @Test
  final void putsAnEntryOnceAndKeepsTheFirst() {
    var sara = email("sara@example.com");
    var first = entry(sara, "1", "seen", MONDAY);
    var second = entry(sara, "1", "asked", MONDAY.plusSeconds(5));

    assertThat(ledger.append(first)).isEqualTo(new Appended.Stored());
    assertThat(ledger.append(second)).isEqualTo(new Appended.Stands(first));
    assertThat(ledger.append(first)).isEqualTo(new Appended.Stands(first));
    assertThat(ledger.entry(sara, first.id())).contains(first);
    assertThat(ledger.entries(sara)).containsExactly(first);
  }

  @Test
  final void keepsTheSameIdUnderTwoHomesApart() {
    var bySara = entry(email("sara@example.com"), "1", "seen", MONDAY);
    var byReza = entry(email("reza@example.com"), "1", "seen", MONDAY);

    assertThat(ledger.append(bySara)).isEqualTo(new Appended.Stored());
    assertThat(ledger.append(byReza)).isEqualTo(new Appended.Stored());
    assertThat(ledger.entries(email("reza@example.com"))).containsExactly(byReza);
  }

  @Test
  final void tellsIdsApartWhereSourceAndIdTouch() {
    var home = email("sara@example.com");
    var one = rename(entry(home, "x", "seen", MONDAY), new EntryId("a#b", "c"));
    var other = rename(entry(home, "x", "asked", MONDAY), new EntryId("a", "b#c"));

    assertThat(ledger.append(one)).isEqualTo(new Appended.Stored());
    assertThat(ledger.append(other)).isEqualTo(new Appended.Stored());
    assertThat(ledger.entry(home, other.id())).contains(other);
    assertThat(ledger.entries(home)).containsExactlyInAnyOrder(one, other);
  }

  private static Entry rename(Entry entry, EntryId id) {
    return new Entry(
        id,
        entry.home(),
        entry.kind(),
        entry.occurredAt(),
        entry.recordedAt(),
        entry.trust(),
        entry.origin(),
        entry.profile(),
        entry.payload(),
        entry.links(),
        entry.directive());
  }

  @Test
  final void readsBackEveryFieldOfAnEntry() {
    var home = email("نگار@example.com");
    var cut = richEntry(home, "cut");
    var mark =
        new Entry(
            new EntryId("site", "mark"),
            home,
            "quarantined",
            Entry.EARLIEST,
            MONDAY,
            Trust.ANONYMOUS,
            Origin.VOLUNTARY,
            Samples.map(),
            Samples.map(),
            List.of(new Link(phone("+1"), Link.State.PROPOSED)),
            Optional.of(
                new Directive.Mark(new EntryId("site", "clicked"), true, "all links within 3 s")));

    ledger.append(cut);
    ledger.append(mark);

    assertThat(ledger.entry(home, cut.id())).contains(cut);
    assertThat(ledger.entry(home, mark.id())).contains(mark);
    assertThat(ledger.entries(home)).containsExactlyInAnyOrder(cut, mark);
  }

  @Test
  final void listsEveryEntryOfAHomeThatHasMoreThanOnePage() {
    var home = email("busy@example.com");
    var put = new ArrayList<Entry>();
    for (int i = 0; i < 60; i++) {
      var big =
          Samples.stating(
              entry(home, "e" + i, "seen", MONDAY.plusSeconds(i)), "note", "x".repeat(30_000) + i);
      ledger.append(big);
      put.add(big);
    }

    assertThat(ledger.entries(home)).containsExactlyInAnyOrderElementsOf(put);
  }
}
