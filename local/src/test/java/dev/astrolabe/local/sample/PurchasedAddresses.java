package dev.astrolabe.local.sample;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The addresses of the sample company's purchased list. */
public final class PurchasedAddresses {
  private static final Pattern ADDRESS = Pattern.compile("[^,\"\\s]+@[^,\"\\s]+");

  private PurchasedAddresses() {}

  public static List<String> all() {
    return ADDRESS
        .matcher(new SampleCompany().purchased().file())
        .results()
        .map(MatchResult::group)
        .distinct()
        .toList();
  }
}
