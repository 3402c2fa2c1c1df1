package io.roomcast.authorizer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An OIDC issuer on this machine: its discovery document, its keys, and tokens that it signs. */
final class LocalIssuer implements AutoCloseable {

  /** Making one takes long, so tests share them. */
  private static final List<RSAKey> MADE = make(3);

  private final HttpServer server;
  private final List<JWK> keys = new ArrayList<>();
  private final AtomicInteger reads = new AtomicInteger();
  private volatile boolean away;
  private volatile String named = "";

  LocalIssuer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/.well-known/openid-configuration",
        exchange ->
            answer(
                exchange,
                "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}"
                    .formatted(named.isEmpty() ? url() : named, url())));
    server.createContext(
        "/keys",
        exchange -> {
          reads.incrementAndGet();
          answer(exchange, new JWKSet(keys).toString(true));
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** How often the keys were read. */
  int reads() {
    return reads.get();
  }

  /** Answers 503 from now on, or no longer. */
  void away(boolean isAway) {
    away = isAway;
  }

  /** Its discovery document names another issuer from now on. */
  void calledItself(String other) {
    named = other;
  }

  /** A key that it publishes; up to two of them. */
  RSAKey newRsaKey(String id) {
    RSAKey key = named(MADE.get(keys.size()), id);
    keys.add(key);
    return key;
  }

  /** A key of someone else. */
  static RSAKey strangersKey(String id) {
    return named(MADE.getLast(), id);
  }

  private static RSAKey named(RSAKey key, String id) {
    return new RSAKey.Builder(key).keyID(id).build();
  }

  private static List<RSAKey> make(int count) {
    try {
      List<RSAKey> made = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        made.add(new RSAKeyGenerator(2_048).generate());
      }
      return made;
    } catch (JOSEException impossible) {
      throw new AssertionError(impossible);
    }
  }

  ECKey newEcKey(String id) throws JOSEException {
    ECKey key = new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    keys.add(key);
    return key;
  }

  /** A key that it no longer publishes. */
  void retire(JWK key) {
    keys.remove(key);
  }

  static String sign(RSAKey key, JWTClaimsSet claims) throws JOSEException {
    return sign(JWSAlgorithm.RS256, key.getKeyID(), new RSASSASigner(key), claims);
  }

  static String sign(ECKey key, JWTClaimsSet claims) throws JOSEException {
    return sign(JWSAlgorithm.ES256, key.getKeyID(), new ECDSASigner(key), claims);
  }

  /** Signs with a secret that everybody knows: the bytes of the public key. */
  static String signWithPublicKey(RSAKey key, JWTClaimsSet claims) throws JOSEException {
    return sign(
        JWSAlgorithm.HS256,
        key.getKeyID(),
        new MACSigner(key.toRSAPublicKey().getEncoded()),
        claims);
  }

  static String sign(JWSAlgorithm algorithm, String keyId, JWSSigner signer, JWTClaimsSet claims)
      throws JOSEException {
    SignedJWT token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
    token.sign(signer);
    return token.serialize();
  }

  private void answer(HttpExchange exchange, String json) throws IOException {
    try (exchange) {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(away ? 503 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
