package dev.astrolabe.model.lead;

import static dev.astrolabe.model.lead.Arrivals.after;
import static dev.astrolabe.model.lead.Arrivals.stating;
import static dev.astrolabe.model.lead.Arrivals.trusted;
import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.arrival;
import static dev.astrolabe.model.lead.Samples.email;
import static dev.astrolabe.model.lead.Samples.phone;
import static dev.astrolabe.model.lead.Samples.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.lead.AcceptEntry.Outcome;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Link;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.stage.Cause;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.model.stage.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class AcceptEntryTest {
  private static final Identity SARA = email("sara@example.com");
  private static final Identity REZA = email("reza@example.com");
  private static final Identity PHONE = phone("+971501234567");
  private static final Identity COOKIE = visitor("v-1");

  private final Installation here = new Installation();

  private Outcome accept(Arrival arrival) {
    return here.acceptEntry().accept(arrival, arrival.recordedAt());
  }

  private Lead assessed(Arrival arrival) {
    assertThat(accept(arrival)).isInstanceOf(Outcome.Assessed.class);
    return here.leadOf(arrival.home());
  }

  private static Standing standing(Lead lead) {
    return lead.standings().values().iterator().next();
  }

  @Test
  void makesALeadOfAFirstContact() {
    var lead = assessed(arrival("1", "asked", MONDAY, SARA, PHONE));

    assertThat(lead.identities()).containsExactlyInAnyOrder(SARA, PHONE, lead.id().internal());
    assertThat(standing(lead).score().engagement()).isEqualTo(50_000_000);
    assertThat(standing(lead).stage()).isEqualTo(Stage.MQL);
    assertThat(lead.createdAt()).isEqualTo(MONDAY);
    assertThat(here.ledger.claims()).hasSize(2);
    here.check("first contact", MONDAY);
  }

  @Test
  void tellsTheTransitionsItRecorded() {
    var outcome = accept(arrival("1", "asked", MONDAY, SARA));
    var silent = accept(arrival("2", "other", MONDAY.plusSeconds(1), SARA));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Assessed.class,
            assessed ->
                assertThat(assessed.transitions())
                    .containsExactly(
                        new Transition(
                            "default",
                            1,
                            Stage.LEAD,
                            Stage.MQL,
                            MONDAY,
                            MONDAY,
                            1,
                            new Cause.ByEntry(new EntryId("site", "1")))));
    assertThat(silent)
        .isInstanceOfSatisfying(
            Outcome.Assessed.class, assessed -> assertThat(assessed.transitions()).isEmpty());
  }

  @Test
  void countsAnEntryOnceHoweverOftenItIsDelivered() {
    var asked = arrival("1", "asked", MONDAY, SARA, PHONE);
    var once = assessed(asked);

    assertThat(accept(asked)).isEqualTo(new Outcome.AlreadyCounted(asked.id()));
    assertThat(accept(asked)).isEqualTo(new Outcome.AlreadyCounted(asked.id()));

    assertThat(here.leadOf(SARA)).isEqualTo(once);
  }

  @Test
  void keepsTheFirstOfTwoThatClaimOneId() {
    var first = arrival("1", "seen", MONDAY, SARA);
    assessed(first);

    assertThat(accept(arrival("1", "asked", MONDAY, SARA)))
        .isEqualTo(new Outcome.Different(first.id()));
    assertThat(accept(arrival("1", "seen", MONDAY, SARA, PHONE)))
        .isEqualTo(new Outcome.Different(first.id()));

    assertThat(here.ledger.claimOf(PHONE)).isEmpty();
    here.check("the first stands", MONDAY);
  }

  @Test
  void countsTheSameIdOnceWhateverItsTimeSays() {
    var first = arrival("1", "seen", MONDAY, SARA);
    assessed(first);

    assertThat(accept(arrival("1", "seen", MONDAY.plusSeconds(7), SARA)))
        .isEqualTo(new Outcome.AlreadyCounted(first.id()));
  }

  @Test
  void countsTheSameIdOnceThoughItComesUnderAnotherIdentityOfTheLead() {
    assessed(arrival("0", "seen", MONDAY, SARA, PHONE));
    assessed(arrival("1", "seen", MONDAY, SARA));

    assertThat(accept(arrival("1", "seen", MONDAY, PHONE)))
        .isEqualTo(new Outcome.AlreadyCounted(new EntryId("site", "1")));
    here.check("one id", MONDAY);
  }

  @Test
  void takesTheSameContentOfTheTenMinutesBeforeForTheRepeat() {
    assessed(arrival("hash-of-0", "seen", MONDAY, SARA));

    assertThat(
            accept(after(arrival("hash-of-1", "seen", MONDAY.plusSeconds(90), SARA), "hash-of-0")))
        .isEqualTo(new Outcome.AlreadyCounted(new EntryId("site", "hash-of-0")));
    assessed(after(arrival("hash-of-5", "seen", MONDAY.plusSeconds(3000), SARA), "hash-of-4"));
    here.check("repeat", MONDAY);
  }

  @Test
  void redeliversAnEntryThatHadNoRepeatWhenItWasTaken() {
    var second = after(arrival("hash-of-1", "seen", MONDAY, SARA), "hash-of-0");
    assessed(second);
    assessed(arrival("hash-of-0", "seen", MONDAY, SARA));

    assertThat(accept(second)).isEqualTo(new Outcome.AlreadyCounted(second.id()));
    here.check("both stand", MONDAY);
  }

  @Test
  void attachesANewIdentityToTheLeadThatIsNamedBesideIt() {
    var lead = assessed(arrival("1", "seen", MONDAY, SARA));
    assessed(arrival("2", "seen", MONDAY.plusSeconds(1), email("new@example.com"), SARA));

    assertThat(here.living()).hasSize(1);
    assertThat(here.leadOf(email("new@example.com")).id()).isEqualTo(lead.id());
    assertThat(here.leadOf(SARA).merges()).isEmpty();
    here.check("attached", MONDAY);
  }

  @Test
  void makesTwoLeadsOneWhenAnEntryNamesBoth() {
    var older = assessed(arrival("1", "asked", MONDAY, SARA));
    var younger = assessed(arrival("2", "seen", MONDAY.plusSeconds(1), PHONE));
    var both = arrival("3", "seen", MONDAY.plusSeconds(2), PHONE, SARA);
    assessed(both);

    var lead = here.leadOf(PHONE);
    assertThat(lead.id()).isEqualTo(older.id());
    assertThat(lead.identities())
        .containsExactlyInAnyOrder(SARA, PHONE, older.id().internal(), younger.id().internal());
    assertThat(here.leads.read(younger.id()).orElseThrow().mergedInto()).contains(older.id());
    assertThat(here.ledger.claimOf(PHONE).orElseThrow().lead()).isEqualTo(older.id());
    assertThat(lead.merges())
        .containsExactly(
            new Merge(
                Joining.mergeId(both.id(), younger.id()),
                younger.id(),
                older.identities(),
                younger.identities(),
                both.recordedAt()));
    assertThat(standing(lead).evidence().size()).isEqualTo(3);
    here.check("merged", MONDAY.plusSeconds(2));
  }

  @Test
  void makesThreeLeadsOneWhenAnEntryNamesAll() {
    assessed(arrival("1", "asked", MONDAY, SARA));
    assessed(arrival("2", "asked", MONDAY.plusSeconds(1), REZA));
    assessed(arrival("3", "asked", MONDAY.plusSeconds(2), PHONE));
    assessed(arrival("4", "asked", MONDAY.plusSeconds(3), PHONE, REZA, SARA));

    assertThat(here.people()).isEqualTo(Set.of(Set.of(SARA, REZA, PHONE)));
    assertThat(here.leadOf(SARA).merges()).hasSize(2);
    here.check("three", MONDAY.plusSeconds(3));
  }

  @Test
  void followsALeadThatWasMergedHoweverOften() {
    var first = assessed(arrival("1", "seen", MONDAY, SARA));
    assessed(arrival("2", "seen", MONDAY.plusSeconds(1), REZA));
    var third = assessed(arrival("3", "seen", MONDAY.plusSeconds(2), PHONE));
    assessed(arrival("4", "seen", MONDAY.plusSeconds(3), PHONE, REZA));
    assessed(arrival("5", "seen", MONDAY.plusSeconds(4), REZA, SARA));

    var note =
        trusted(arrival("6", "note", MONDAY.plusSeconds(5), third.id().internal()), Trust.OPERATOR);
    assertThat(accept(note)).isInstanceOf(Outcome.Assessed.class);

    assertThat(here.leadOf(PHONE).id()).isEqualTo(first.id());
    here.check("chain", MONDAY.plusSeconds(5));
  }

  @Test
  void neverMergesTwoKnownLeadsOnTheWordOfAnAnonymousVisitor() {
    assessed(arrival("1", "seen", MONDAY, SARA));
    assessed(arrival("2", "seen", MONDAY, REZA));

    var said = trusted(arrival("3", "asked", MONDAY.plusSeconds(1), SARA, REZA), Trust.ANONYMOUS);
    assessed(said);

    assertThat(here.living()).hasSize(2);
    assertThat(here.ledger.entry(SARA, said.id()).orElseThrow().links())
        .containsExactly(new Link(REZA, Link.State.PROPOSED));
    assertThat(standing(here.leadOf(SARA)).evidence().size()).isEqualTo(2);
    assertThat(accept(said)).isEqualTo(new Outcome.AlreadyCounted(said.id()));
    here.check("proposed", MONDAY.plusSeconds(1));
  }

  @Test
  void letsAnAnonymousVisitorJoinWhatOnlyAnonymousVisitorsSaid() {
    assessed(trusted(arrival("1", "seen", MONDAY, COOKIE), Trust.ANONYMOUS));
    assessed(arrival("2", "seen", MONDAY, SARA));

    assessed(trusted(arrival("3", "asked", MONDAY.plusSeconds(1), SARA, COOKIE), Trust.ANONYMOUS));

    assertThat(here.people()).isEqualTo(Set.of(Set.of(SARA, COOKIE)));
    here.check("one known", MONDAY.plusSeconds(1));
  }

  @Test
  void decidesAboutLinksOnceAtTheFirstDelivery() {
    assessed(trusted(arrival("1", "seen", MONDAY, SARA), Trust.ANONYMOUS));
    assessed(arrival("2", "seen", MONDAY, REZA));
    var both = trusted(arrival("3", "asked", MONDAY, REZA, SARA), Trust.ANONYMOUS);
    // Dies once the entry stands: by the second delivery both leads are known.
    try {
      here.acceptEntry(dyingAfter("append")).accept(both, MONDAY);
    } catch (Calls.Crash e) {
      assertThat(e).hasMessage("after append");
    }
    assessed(arrival("4", "seen", MONDAY, SARA));
    assertThat(here.living()).hasSize(2);

    assertThat(accept(both)).isInstanceOf(Outcome.Assessed.class);

    assertThat(here.living()).hasSize(1);
    here.check("decided", MONDAY);
  }

  private static Calls dyingAfter(String call) {
    return new Calls() {
      @Override
      public <T> T around(String name, Supplier<T> made) {
        T answer = made.get();
        if (name.equals(call)) {
          throw new Crash("after " + name);
        }
        return answer;
      }
    };
  }

  @Test
  void refusesWhatCannotBeTakenAndStoresNothingOfIt() {
    assertThat(problems(arrival("1", "note", MONDAY, new LeadId("nobody").internal())))
        .extracting(Problem::fault)
        .containsExactly(EntryFault.OPERATORS_ONLY);
    assertThat(
            problems(
                trusted(
                    arrival("1", "note", MONDAY, new LeadId("nobody").internal()), Trust.OPERATOR)))
        .extracting(Problem::fault)
        .containsExactly(EntryFault.NO_LEAD);
    assertThat(problems(stating(arrival("1", "seen", MONDAY, SARA), "need", "x".repeat(2049))))
        .extracting(Problem::pointer)
        .containsExactly("/profile");
    assertThat(problems(arrival("1", "", MONDAY, SARA)))
        .extracting(Problem::pointer)
        .containsExactly("/kind");
    assertThat(problems(arrival("1", "seen", MONDAY.minusSeconds(86_400L * 365 * 56), SARA)))
        .extracting(Problem::pointer)
        .containsExactly("/occurredAt");
    var many = new Identity[41];
    for (int i = 0; i < many.length; i++) {
      many[i] = phone("+97150" + i);
    }
    assertThat(problems(arrival("1", "seen", MONDAY, many)))
        .extracting(Problem::pointer)
        .contains("/identities");
    assertThat(here.ledger.everything()).isEmpty();
    assertThat(here.ledger.claims()).isEmpty();
  }

  private List<Problem> problems(Arrival arrival) {
    assertThat(accept(arrival)).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused) accept(arrival)).problems();
  }

  @Test
  void refusesTheIdentityThatIsOneTooMany() {
    for (int i = 0; i < 20; i++) {
      assessed(arrival("e" + i, "seen", MONDAY, SARA, phone("+1" + i), visitor("v" + i)));
      if (i == 18) {
        assertThat(Installation.withoutInternal(here.leadOf(SARA).identities())).hasSize(39);
        assertThat(problems(arrival("x", "seen", MONDAY, SARA, phone("+2"), phone("+3"))))
            .extracting(Problem::pointer)
            .containsExactly("/identities");
        break;
      }
    }
    assertThat(here.ledger.claimOf(phone("+2"))).isEmpty();
  }

  @Test
  void refusesAProfileThatGrowsTooLarge() {
    var refused = new ArrayList<Integer>();
    for (int i = 0; i < 40; i++) {
      var big = stating(arrival("e" + i, "seen", MONDAY, SARA), "attribute-" + i, "x".repeat(2040));
      if (accept(big) instanceof Outcome.Refused) {
        refused.add(i);
      }
    }
    assertThat(refused).startsWith(31).hasSize(9);
    here.check("profile", MONDAY);
  }

  @Test
  void takesAnEntryOfAKnownLeadInFourCalls() {
    assessed(arrival("0", "seen", MONDAY, SARA, PHONE));
    var calls = new ArrayList<String>();
    Calls counted =
        new Calls() {
          @Override
          public <T> T around(String name, Supplier<T> call) {
            calls.add(name);
            return call.get();
          }
        };

    here.acceptEntry(counted).accept(arrival("1", "seen", MONDAY, SARA, PHONE), MONDAY);

    assertThat(calls).containsExactly("claimOf", "read", "append", "save");
  }

  @Test
  void readsTheWholeLedgerOfALeadThatStandsUnderAnotherModelVersion() {
    assessed(arrival("0", "seen", MONDAY, SARA));
    var next =
        new AcceptEntry(
            here.ledger,
            here.leads,
            here.handOffs,
            here.folding(Samples.model(2), Samples.model("partners", 1)),
            here.newIds());

    next.accept(arrival("1", "asked", MONDAY, SARA), MONDAY);

    assertThat(here.leadOf(SARA).standings().values())
        .extracting(s -> s.model() + "@" + s.version() + " " + s.evidence().size())
        .containsExactly("default@2 2", "partners@1 2");
  }

  @Test
  void worksWithoutAnyModel() {
    var bare = new Installation(new CompiledModel[0]);
    var asked = arrival("1", "asked", MONDAY, SARA, PHONE);

    assertThat(bare.acceptEntry().accept(asked, MONDAY)).isInstanceOf(Outcome.Assessed.class);
    assertThat(bare.acceptEntry().accept(asked, MONDAY))
        .isEqualTo(new Outcome.AlreadyCounted(asked.id()));
  }
}
