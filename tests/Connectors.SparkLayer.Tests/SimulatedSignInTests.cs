using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.SparkLayer.Tests.Support;

namespace Connectors.SparkLayer.Tests;

/// <summary>Keys, sites and tokens that do not work end in a clear failure, and never in a loop.</summary>
public sealed class SimulatedSignInTests
{
    [Fact]
    public async Task One_token_serves_until_shortly_before_its_end()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        for (var i = 0; i < 5; i++)
            await scene.Client.Stock.GetLocationsAsync();
        Assert.Equal(1, scene.Site.TokensGiven);

        scene.Clock.Advance(TimeSpan.FromMinutes(58));
        await scene.Client.Stock.GetLocationsAsync();
        Assert.Equal(2, scene.Site.TokensGiven);
    }

    [Fact]
    public async Task A_token_that_ended_early_is_replaced_once()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        await scene.Client.Stock.GetLocationsAsync();
        scene.Site.ExpireTokens();

        await scene.Client.Stock.GetLocationsAsync();

        Assert.Equal(2, scene.Site.TokensGiven);
    }

    [Fact]
    public async Task A_revoked_key_is_told_and_not_tried_over_and_over()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        await scene.Client.Stock.GetLocationsAsync();
        scene.Site.RevokeKey();
        var calls = scene.Site.Calls;

        for (var i = 0; i < 10; i++)
            await DeniedAsync(scene);

        Assert.Equal((1, 2), (scene.Site.TokensRefused, scene.Site.Calls - calls));   // The call that was refused, and one request for a token.
    }

    [Theory]
    [InlineData("another-site", null, null)]
    [InlineData(null, "another-client", null)]
    [InlineData(null, null, "another-secret")]
    public async Task A_wrong_site_client_or_secret_is_told_and_not_tried_over_and_over(string? site, string? client, string? secret)
    {
        await using var scene = await SparkLayerScene.StartAsync(configure: o =>
        {
            o.SiteId = site ?? o.SiteId;
            o.ClientId = client ?? o.ClientId;
            if (secret is not null)
                o.ClientSecret = secret;
        });

        for (var i = 0; i < 10; i++)
            await DeniedAsync(scene);

        Assert.Equal((1, 1), (scene.Site.TokensRefused, scene.Site.Calls));
    }

    [Fact]
    public async Task Too_many_calls_wait_as_long_as_the_site_asks()
    {
        await using var scene = await SparkLayerScene.StartAsync(new() { CallsPerMinute = 2 });

        for (var i = 0; i < 5; i++)
            await scene.Client.Stock.GetLocationsAsync();

        Assert.True(scene.Clock.GetUtcNow() - new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero) >= TimeSpan.FromMinutes(2));
    }

    private static async Task DeniedAsync(SparkLayerScene scene)
    {
        var failure = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => scene.Client.Stock.GetLocationsAsync());
        Assert.Equal(FailureKind.Denied, failure.Kind);
        Assert.DoesNotContain(scene.Site.ClientSecret, failure.ToString(), StringComparison.Ordinal);
    }
}
