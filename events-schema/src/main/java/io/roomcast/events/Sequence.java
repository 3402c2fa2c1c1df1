package io.roomcast.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * The place of an event in its room's one order, as text that compares as a string: two digits of
 * epoch, two digits that count the digits that follow, the digits of the SNS FIFO sequence number
 * (up to 128 bits, increasing within a message group, not consecutive). {@link #NONE} comes before
 * all.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">SNS Publish</a>
 */
public record Sequence(@JsonValue String text) implements Comparable<Sequence> {

  private static final Pattern FORM = Pattern.compile("0|[0-9]{4}[1-9][0-9]{0,38}");

  /** Before the first event of a room. */
  public static final Sequence NONE = new Sequence("0");

  /** Throws {@link IllegalArgumentException} for a text that is not of the form above. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Sequence {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a sequence: " + text);
    }
  }

  /** The sequence of an event that SNS gave this number, in an epoch from 0 to 99. */
  public static Sequence of(int epoch, String snsSequenceNumber) {
    if (epoch < 0 || epoch > 99) {
      throw new IllegalArgumentException("an epoch is from 0 to 99: " + epoch);
    }
    String digits = snsSequenceNumber.replaceFirst("^0+", "");
    return new Sequence("%02d%02d%s".formatted(epoch, digits.length(), digits));
  }

  /** Whether this comes after the other in their room's order. */
  public boolean isAfter(Sequence other) {
    return compareTo(other) > 0;
  }

  /** The first place after this one, whether anything is there or not; not of {@link #NONE}. */
  public Sequence next() {
    if (equals(NONE)) throw new IllegalStateException("nothing is at 0, so nothing is right after");
    BigInteger number = new BigInteger(text.substring(4)).add(BigInteger.ONE);
    return of(Integer.parseInt(text.substring(0, 2)), number.toString());
  }

  @Override
  public int compareTo(Sequence other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
