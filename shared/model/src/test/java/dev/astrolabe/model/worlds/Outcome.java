package dev.astrolabe.model.worlds;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.reference.ExactDecay;
import dev.astrolabe.model.reference.Mutant;
import dev.astrolabe.model.reference.NaiveAssessor;
import dev.astrolabe.model.reference.NaiveLeads;
import dev.astrolabe.model.reference.NaiveReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * All a world comes to by one reading of the semantics: who is one lead, what each lead is worth at
 * the instants that are looked at, and its stages from the first second to the last.
 */
record Outcome(
    List<Set<Set<Identity>>> leads,
    List<Essence> essences,
    List<List<NaiveReading.Interval>> stages) {
  static Outcome of(World world, ExactDecay decay, Mutant mutant) {
    var leads =
        world.knownAts().stream()
            .map(knownAt -> NaiveLeads.resolve(world.deliveries(), knownAt, mutant))
            .toList();
    var assessor = new NaiveAssessor(world.model(), decay, mutant);
    var essences = new ArrayList<Essence>();
    var stages = new ArrayList<List<NaiveReading.Interval>>();
    for (var life : world.lives()) {
      var reading = assessor.read(life.entries(), life.knownAt());
      world.instants().forEach(t -> essences.add(Essence.of(world.toString(), reading.at(t))));
      stages.add(reading.intervals(world.end()));
    }
    return new Outcome(leads, essences, stages);
  }
}
