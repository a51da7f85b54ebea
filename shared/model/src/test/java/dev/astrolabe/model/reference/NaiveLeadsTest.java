package dev.astrolabe.model.reference;

import static dev.astrolabe.model.worlds.Happened.at;
import static dev.astrolabe.model.worlds.Happened.cut;
import static dev.astrolabe.model.worlds.Happened.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.ledger.Entry;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NaiveLeadsTest {
  private static final Identity MAIL = new Identity(IdentityKind.EMAIL, "omid@example.com");
  private static final Identity PHONE = new Identity(IdentityKind.PHONE, "+97150");
  private static final Identity COOKIE = new Identity(IdentityKind.ANONYMOUS, "c1");
  private static final Identity LEAD_A = Identity.internal("a");
  private static final Identity LEAD_B = Identity.internal("b");

  private static Set<Set<Identity>> leads(Entry... entries) {
    return NaiveLeads.resolve(List.of(entries), second(1_000));
  }

  @Test
  void anIdentityWithoutLinksIsALeadOfItsOwn() {
    assertThat(leads(at(1, "visit").by(MAIL).entry(), at(2, "visit").by(PHONE).entry()))
        .containsExactlyInAnyOrder(Set.of(MAIL), Set.of(PHONE));
  }

  @Test
  void linksInForceConnectAndProposedOnesDoNot() {
    assertThat(
            leads(
                at(1, "form").by(MAIL).linking(PHONE).entry(),
                at(2, "visit").by(COOKIE).linking(MAIL).entry(),
                at(3, "visit").by(LEAD_A).proposing(MAIL).entry()))
        .containsExactlyInAnyOrder(Set.of(MAIL, PHONE, COOKIE), Set.of(LEAD_A));
  }

  @Test
  void aMergeByAPersonUnitesTwoLeads() {
    assertThat(
            leads(
                at(1, "contact").by(MAIL).linking(LEAD_A).entry(),
                at(2, "contact").by(PHONE).linking(LEAD_B).entry(),
                at(3, "merge").by(LEAD_A).linking(LEAD_B).entry()))
        .containsExactly(Set.of(MAIL, PHONE, LEAD_A, LEAD_B));
  }

  @Test
  void aCutBeatsEveryLinkEarlierOrLater() {
    var sides = cut(3, Set.of(MAIL, LEAD_A), Set.of(PHONE, LEAD_B), false).by(LEAD_A).entry();
    var before = at(2, "merge").by(LEAD_A).linking(LEAD_B).entry();
    var after = at(4, "form").by(MAIL).linking(PHONE).entry();
    var ofA = at(1, "contact").by(MAIL).linking(LEAD_A).entry();
    var ofB = at(1, "contact").id("web", "b").by(PHONE).linking(LEAD_B).entry();

    assertThat(leads(ofA, ofB, before, sides, after))
        .containsExactlyInAnyOrder(Set.of(MAIL, LEAD_A), Set.of(PHONE, LEAD_B));
  }

  @Test
  void somebodyLinkedToBothSidesGoesToTheFirst() {
    var sides = cut(9, Set.of(MAIL), Set.of(PHONE), false).by(MAIL).entry();
    assertThat(
            leads(
                sides,
                at(5, "visit").by(COOKIE).linking(PHONE).entry(),
                at(4, "visit").by(COOKIE).linking(MAIL).entry()))
        .containsExactlyInAnyOrder(Set.of(MAIL, COOKIE), Set.of(PHONE));
  }

  @Test
  void aLiftedCutNoLongerHoldsWhicheverSideIsNamedFirst() {
    var link = at(1, "form").by(MAIL).linking(PHONE).entry();
    var cut = cut(2, Set.of(MAIL), Set.of(PHONE), false).entry();
    var lift = cut(3, Set.of(PHONE), Set.of(MAIL), true).entry();
    var cutAgain = cut(4, Set.of(MAIL), Set.of(PHONE), false).entry();

    assertThat(leads(lift, cut, link)).contains(Set.of(MAIL, PHONE));
    assertThat(leads(cutAgain, lift, cut, link)).contains(Set.of(MAIL), Set.of(PHONE));
  }

  @Test
  void onlyTheTimeOfReceiptHides() {
    var link = at(500, "form").by(MAIL).linking(PHONE).recordedAt(10).entry();
    assertThat(NaiveLeads.resolve(List.of(link), second(9))).isEmpty();
    assertThat(NaiveLeads.resolve(List.of(link), second(10))).containsExactly(Set.of(MAIL, PHONE));
  }

  @Test
  void anEntryDeliveredTwiceLinksOnce() {
    var link = at(1, "form").by(MAIL).linking(PHONE).entry();
    assertThat(leads(link, link)).isEqualTo(leads(link));
  }
}
