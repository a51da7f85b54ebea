package dev.astrolabe.model.funnel;

import dev.astrolabe.model.attribution.Attribution;
import dev.astrolabe.model.attribution.Touch;
import java.util.List;
import java.util.Optional;

/**
 * The channel and campaign that a lead is counted under.
 *
 * @param channel empty where nothing tells
 */
public record Credit(Optional<String> channel, Optional<String> campaign) {
  public static final Credit UNKNOWN = new Credit(Optional.empty(), Optional.empty());

  /** Who takes the credit among these touches. */
  public static Credit of(Attribution attribution, List<Touch> touches) {
    return attribution
        .credited(touches)
        .map(touch -> new Credit(Optional.of(touch.channel()), touch.campaign()))
        .orElse(UNKNOWN);
  }
}
