package dev.astrolabe.model.scoring;

import java.util.Optional;

/**
 * Points for what they did: every admitted entry of age a gives {@code points x 2^(-a/halfLife)};
 * with a window only while {@code 0 <= a < window}; with both, both.
 *
 * @param id stable name of the rule
 */
public record EngagementRule(
    String id,
    Optional<String> group,
    Matcher matcher,
    Points points,
    Optional<HalfLife> halfLife,
    Optional<Window> window,
    Optional<FrequencyLimit> limit,
    Clamp clamp) {}
