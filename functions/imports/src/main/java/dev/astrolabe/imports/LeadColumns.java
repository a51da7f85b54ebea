package dev.astrolabe.imports;

import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.runtime.text.FileRefusal;
import dev.astrolabe.runtime.text.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The columns of a file of leads or of entries: identities, times and names of the entry, in any
 * case; then attributes of the profile for leads, and {@code payload.FIELD} for entries, as
 * written.
 */
enum LeadColumns implements CsvRows.Columns {
  LEADS,
  ENTRIES;

  static final String OCCURRED_AT = "occurredAt";
  static final String ENTRY_ID = "entryId";
  static final String SOURCE = "source";
  static final String KNOWN_SINCE = "knownSince";
  static final String KIND = "kind";
  static final String PAYLOAD = "payload.";

  static final Map<String, IdentityKind> IDENTITIES =
      Map.of(
          "email", IdentityKind.EMAIL,
          "phone", IdentityKind.PHONE,
          "externalId", IdentityKind.EXTERNAL,
          "anonymousId", IdentityKind.ANONYMOUS);

  private static final Map<String, String> OWN = own();

  private static Map<String, String> own() {
    var own = new TreeMap<String, String>();
    IDENTITIES.keySet().forEach(name -> own.put(name.toLowerCase(Locale.ROOT), name));
    for (var name : List.of(OCCURRED_AT, ENTRY_ID, SOURCE, KNOWN_SINCE, KIND)) {
      own.put(name.toLowerCase(Locale.ROOT), name);
    }
    return own;
  }

  /** Whether the column is none of the entry's own, but what it says. */
  static boolean isSaid(String name) {
    return !OWN.containsValue(name);
  }

  /**
   * The column that a pointer into an entry speaks of; blank where it is none of the entry's own.
   */
  static String column(String pointer) {
    var name = pointer.startsWith("/") ? pointer.substring(1) : pointer;
    return isSaid(name) ? "" : name;
  }

  @Override
  public Optional<String> name(String written) {
    var own = Optional.ofNullable(OWN.get(written.toLowerCase(Locale.ROOT)));
    return own.isPresent()
        ? own.filter(name -> this == ENTRIES || !name.equals(KIND))
        : Optional.of(written).filter(this::mayBeSaid);
  }

  private boolean mayBeSaid(String written) {
    return switch (this) {
      case LEADS -> written.matches("[A-Za-z][A-Za-z0-9._-]{0,63}");
      case ENTRIES -> written.matches("payload\\.[^,;\\t]{1,128}");
    };
  }

  @Override
  public boolean suffice(List<String> names) {
    return names.stream().anyMatch(IDENTITIES::containsKey)
        && (this == LEADS || names.contains(KIND));
  }

  @Override
  public Refusal rule() {
    return new Refusal(
        switch (this) {
          case LEADS -> FileRefusal.HEADER_OF_LEADS;
          case ENTRIES -> FileRefusal.HEADER_OF_ENTRIES;
        });
  }
}
