package dev.astrolabe.model.lead;

import java.util.List;
import java.util.Optional;

/**
 * Some leads of a longer list.
 *
 * @param next where the list goes on; empty at its end. Opaque, without personal data
 */
public record LeadPage(List<LeadId> leads, Optional<String> next) {
  public LeadPage {
    leads = List.copyOf(leads);
  }
}
