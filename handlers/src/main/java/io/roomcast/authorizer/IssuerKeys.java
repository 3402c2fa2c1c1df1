package io.roomcast.authorizer;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an OIDC issuer, where its discovery document says that they are. They are kept for an
 * hour, or as long as the issuer is away, up to half a day, and read again for a key that is not
 * among them, at most twice in a while, so that forged tokens do not become requests to the issuer.
 *
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html">OpenID Connect
 *     Discovery</a>
 */
final class IssuerKeys implements JWKSource<SecurityContext> {

  private static final int TIMEOUT_MILLIS = 3_000;
  private static final int SIZE_LIMIT = 256 * 1024;
  private static final Duration KEPT = Duration.ofHours(1);
  private static final Duration OUTAGE = Duration.ofHours(12);

  private final String issuer;
  private final Duration refreshInterval;
  private final Duration kept;
  private final ResourceRetriever http =
      new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, SIZE_LIMIT);
  private volatile @Nullable JWKSource<SecurityContext> keys;

  /** Of the issuer given, whose unknown keys are looked for once in the interval or twice. */
  IssuerKeys(String issuer, Duration refreshInterval) {
    this(issuer, refreshInterval, KEPT);
  }

  /** Which keeps the keys for as long as is said. */
  IssuerKeys(String issuer, Duration refreshInterval, Duration kept) {
    this.issuer = issuer;
    this.refreshInterval = refreshInterval;
    this.kept = kept;
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws KeySourceException {
    JWKSource<SecurityContext> source = keys;
    if (source == null) {
      source = source();
      keys = source;
    }
    return source.get(selector, context);
  }

  private JWKSource<SecurityContext> source() throws KeySourceException {
    return JWKSourceBuilder.<SecurityContext>create(discovered(), http)
        .cache(kept.toMillis(), 2L * TIMEOUT_MILLIS)
        .refreshAheadCache(false)
        .rateLimited(refreshInterval.toMillis())
        .retrying(true)
        .outageTolerant(OUTAGE.toMillis())
        .build();
  }

  private URL discovered() throws KeySourceException {
    String address = issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration";
    try {
      Map<String, Object> document =
          JSONObjectUtils.parse(http.retrieveResource(URI.create(address).toURL()).getContent());
      if (!issuer.equals(JSONObjectUtils.getString(document, "issuer"))) {
        throw new KeySourceException("the discovery document is of another issuer");
      }
      return URI.create(JSONObjectUtils.getString(document, "jwks_uri")).toURL();
    } catch (IOException | ParseException unread) {
      throw new KeySourceException("the discovery document cannot be read", unread);
    }
  }
}
