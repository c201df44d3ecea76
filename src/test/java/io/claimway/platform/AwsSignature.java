package io.claimway.platform;

import io.claimway.run.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signature Version 4 of a request to S3, made anew from what came over the wire. */
final class AwsSignature {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";

  private AwsSignature() {}

  /**
   * A request as it is signed.
   *
   * @param path as it came, not decoded
   * @param query likewise; null for none
   * @param header gives the value of a header by its lower-case name
   */
  record Request(String method, String path, String query, UnaryOperator<String> header) {}

  /**
   * What an Authorization header says.
   *
   * @param scope date, region and service, and how it ends
   */
  record Authorization(
      String accessKey, String scope, List<String> signedHeaders, String signature) {

    static Authorization parse(String header) {
      if (header == null || !header.startsWith(ALGORITHM + " ")) {
        throw new IllegalArgumentException("not signed: " + header);
      }
      String credential = part(header, "Credential=");
      int slash = credential.indexOf('/');
      return new Authorization(
          credential.substring(0, slash),
          credential.substring(slash + 1),
          List.of(part(header, "SignedHeaders=").split(";", -1)),
          part(header, "Signature="));
    }

    private static String part(String header, String name) {
      int from = header.indexOf(name) + name.length();
      int to = header.indexOf(',', from);
      return header.substring(from, to < 0 ? header.length() : to).strip();
    }
  }

  /** The Authorization header of a request that is signed over these of its headers. */
  static String authorization(
      Request request, String accessKey, String secretKey, String scope, List<String> headers) {
    return "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
        .formatted(
            ALGORITHM,
            accessKey,
            scope,
            String.join(";", headers),
            of(request, secretKey, scope, headers));
  }

  /** The signature of a request, in hexadecimal digits. */
  static String of(Request request, String secretKey, String scope, List<String> headers) {
    String canonical =
        String.join(
            "\n",
            request.method(),
            request.path(),
            query(request.query()),
            headers.stream()
                .map(name -> name + ":" + value(request, name) + "\n")
                .collect(Collectors.joining()),
            String.join(";", headers),
            request.header().apply("x-amz-content-sha256"));
    String toSign =
        String.join(
            "\n", ALGORITHM, request.header().apply("x-amz-date"), scope, Sha256.hex(canonical));
    byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    return HexFormat.of().formatHex(hmac(key, toSign));
  }

  private static String value(Request request, String name) {
    String value = request.header().apply(name);
    return value == null ? "" : value.strip().replaceAll(" +", " ");
  }

  private static String query(String query) {
    return query == null
        ? ""
        : Arrays.stream(query.split("&", -1))
            .map(pair -> pair.contains("=") ? pair : pair + "=")
            .sorted()
            .collect(Collectors.joining("&"));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(String.format(Locale.ROOT, "Cannot sign: %s", e), e);
    }
  }
}
