package dev.astrolabe.model.spend;

import java.util.Optional;

/**
 * How many leads became sales qualified under a channel and campaign.
 *
 * @param channel empty for leads of which nothing tells where they came from
 */
public record SqlCount(Optional<String> channel, Optional<String> campaign, long count) {}
