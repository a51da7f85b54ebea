package dev.astrolabe.runtime.text;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import dev.astrolabe.model.identity.MatchingKey;
import dev.astrolabe.model.identity.PhoneNumbers;
import java.util.Optional;

/**
 * Phone numbers by the numbering plans of the world, as libphonenumber keeps them. The library is
 * loaded with the first number that needs it: most requests never do.
 */
public final class PhonePlan implements PhoneNumbers {
  /** No plan has numbers as long as this, however they are written. */
  private static final int LONGEST = 60;

  private final String region;

  /**
   * @param region whose national numbers are meant where a number has no country code: two capital
   *     letters by ISO 3166, {@code ZZ} for none
   */
  public PhonePlan(String region) {
    if (!region.matches("[A-Z]{2}")) {
      throw new IllegalArgumentException("a region is two capital letters, was " + region);
    }
    this.region = region;
  }

  @Override
  public Optional<String> e164(String written) {
    // Eastern digits, ZWNJ and bidi controls first: the library does not know them all.
    var plain = MatchingKey.text(written);
    if (plain.startsWith("00")) {
      plain = "+" + plain.substring(2);
    }
    if (plain.length() > LONGEST || plain.chars().filter(c -> c >= '0' && c <= '9').count() < 5) {
      return Optional.empty();
    }
    var plans = PhoneNumberUtil.getInstance();
    try {
      var number = plans.parse(plain, region);
      return plans.isValidNumber(number)
          ? Optional.of(plans.format(number, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }
}
