package dev.astrolabe.pulse;

import dev.astrolabe.model.disclosure.Threshold;
import dev.astrolabe.runtime.deliver.Bus;
import dev.astrolabe.runtime.deliver.Leases;
import dev.astrolabe.runtime.deliver.Mailer;
import dev.astrolabe.runtime.store.PulseBallots;
import dev.astrolabe.runtime.store.PulseEmployees;
import dev.astrolabe.runtime.store.PulseResults;
import dev.astrolabe.runtime.store.PulseRosters;
import dev.astrolabe.runtime.store.PulseRuns;
import dev.astrolabe.runtime.store.PulseSurveys;
import java.time.ZoneId;
import java.util.random.RandomGenerator;

/**
 * Everything surveys work with.
 *
 * @param publicUrl where links lead, without a slash at its end
 * @param zone the company's time zone
 * @param random as hard to guess as keys have to be
 */
record Ports(
    PulseSurveys surveys,
    PulseEmployees employees,
    PulseRuns runs,
    PulseBallots ballots,
    PulseResults results,
    PulseRosters rosters,
    SecretStore secrets,
    Leases leases,
    Mailer mailer,
    Bus bus,
    String publicUrl,
    ZoneId zone,
    RandomGenerator random) {
  static final Threshold THRESHOLD = Threshold.DEFAULT;

  byte[] randomBytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
