package dev.astrolabe.model.lead;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.lead.HandOff.Delivery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of hand-offs does, in memory or not. */
public abstract class HandOffsContract {
  /** An empty store. */
  protected abstract HandOffs emptyHandOffs();

  private static final LeadId SARA = new LeadId("L-sara");

  private HandOffs handOffs;

  @BeforeEach
  final void open() {
    handOffs = emptyHandOffs();
  }

  @Test
  final void keepsTheFirstHandOffOfATransition() {
    var first = HandOff.open(SARA, "default", 1, MONDAY);
    var again = HandOff.open(SARA, "default", 1, MONDAY.plusSeconds(60));

    assertThat(handOffs.put(first)).isEqualTo(first);
    assertThat(handOffs.put(again)).isEqualTo(first);
    assertThat(handOffs.of(SARA)).containsExactly(first);
  }

  @Test
  final void remembersWhatWasDelivered() {
    var handOff = handOffs.put(HandOff.open(SARA, "default", 1, MONDAY));

    handOffs.delivered(handOff, Delivery.MAIL);
    handOffs.delivered(handOff, Delivery.HANDOFF_CREATED_EVENT);
    handOffs.delivered(handOff, Delivery.MAIL);

    var expected = handOff.with(Delivery.MAIL).with(Delivery.HANDOFF_CREATED_EVENT);
    assertThat(handOffs.of(SARA)).containsExactly(expected);
    assertThat(handOffs.put(handOff)).isEqualTo(expected);
  }

  @Test
  final void keepsLeadsModelsAndTransitionsApart() {
    var one = handOffs.put(HandOff.open(SARA, "default", 1, MONDAY));
    var two = handOffs.put(HandOff.open(SARA, "default", 12, MONDAY));
    var other = handOffs.put(HandOff.open(SARA, "partners", 1, MONDAY));
    handOffs.put(HandOff.open(new LeadId("L-reza"), "default", 1, MONDAY));

    assertThat(handOffs.of(SARA)).containsExactlyInAnyOrder(one, two, other);
  }
}
