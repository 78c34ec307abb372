using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Connectors.Shopify.Tests;

/// <summary>Whose news it is.</summary>
public sealed class ShopifyWebhookVerifierTests
{
    private const string Secret = "canary-webhook-secret";

    // Test case 2 of RFC 4231.
    private const string KnownKey = "Jefe";
    private const string KnownBody = "what do ya want for nothing?";
    private const string KnownSignature = "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=";

    private static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Now);

    [Fact]
    public void A_known_vector_is_genuine()
    {
        var verifier = new ShopifyWebhookVerifier(new ShopifyWebhookOptions { Secret = KnownKey }, _clock);

        Assert.Equal(WebhookVerdict.Genuine, verifier.Verify(Encoding.UTF8.GetBytes(KnownBody), KnownSignature, At()));
    }

    [Fact]
    public void Another_key_or_an_altered_body_is_found()
    {
        var verifier = Verifier();
        var body = """{"id":1}"""u8.ToArray();

        Assert.Equal(WebhookVerdict.WrongSignature, verifier.Verify(body, Sign(body, "another"), At()));
        Assert.Equal(WebhookVerdict.WrongSignature, verifier.Verify("""{"id": 1}"""u8, Sign(body, Secret), At()));
        Assert.Equal(WebhookVerdict.Genuine, verifier.Verify(body, Sign(body, Secret), At()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not base64 at all")]
    [InlineData("W9zBRr9gdU5qBCQIlcdYaTNeI9E5TwFP7MVFUuGJkU==")]
    public void What_is_no_signature_is_none(string? signature) => Assert.Equal(WebhookVerdict.NotSigned, Verifier().Verify("{}"u8, signature, At()));

    [Fact]
    public void A_replay_within_the_window_is_repeated_and_after_it_out_of_time()
    {
        var verifier = Verifier();
        var body = """{"id":2}"""u8.ToArray();
        var at = At();
        verifier.Verify(body, Sign(body, Secret), at);

        _clock.Advance(TimeSpan.FromHours(5));
        Assert.Equal(WebhookVerdict.Repeated, verifier.Verify(body, Sign(body, Secret), at));
        Assert.Equal(WebhookVerdict.Repeated, verifier.Verify(body, Sign(body, Secret), At()));
        _clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(WebhookVerdict.OutOfTime, verifier.Verify(body, Sign(body, Secret), at));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("lately")]
    [InlineData("2026-11-02T09:06:00Z")]
    public void News_without_a_time_or_from_the_future_is_out_of_time(string? at)
    {
        var body = """{"id":3}"""u8.ToArray();

        Assert.Equal(WebhookVerdict.OutOfTime, Verifier().Verify(body, Sign(body, Secret), at));
    }

    [Fact]
    public void The_secret_before_is_believed_while_it_is_named_and_an_empty_one_never()
    {
        var body = """{"id":4}"""u8.ToArray();
        var rotated = new ShopifyWebhookVerifier(new ShopifyWebhookOptions { Secret = "new-secret", FormerSecret = Secret }, _clock);

        Assert.Equal(WebhookVerdict.Genuine, rotated.Verify(body, Sign(body, Secret), At()));
        Assert.Equal(WebhookVerdict.WrongSignature, new ShopifyWebhookVerifier(new ShopifyWebhookOptions(), _clock).Verify(body, Sign(body, ""), At()));
    }

    private ShopifyWebhookVerifier Verifier() => new(new ShopifyWebhookOptions { Secret = Secret }, _clock);

    private string At() => _clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static string Sign(byte[] body, string secret) => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
}
