using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Patchworks.Tests.Support;
using Connectors.Testing;

namespace Connectors.Patchworks.Tests;

/// <summary>Keys, users and tokens: what works, and what does not ends in a clear failure and never in a loop.</summary>
public sealed class PatchworksSignInTests
{
    private const string UserName = "integration@example.com";
    private const string Password = "simulated-platform-password";

    [Theory]
    [InlineData("username")]
    [InlineData("email")]
    public async Task A_user_signs_in_by_the_member_that_the_option_names(string member)
    {
        await using var scene = await PatchworksScene.StartAsync(new() { LoginNameMember = member }, o => SignInAsUser(o, member));

        await scene.Client.Flows.GetFlowsAsync().ReadToEndAsync();
        await scene.Client.Starts.StartAsync(new() { FlowId = scene.Platform.AddFlow("Orders") }, default);

        Assert.Equal((1, 0), (scene.Platform.TokensGiven, scene.Platform.TokensRefused));
    }

    [Fact]
    public async Task A_token_serves_until_shortly_before_its_end_and_one_that_ended_early_is_replaced_once()
    {
        await using var scene = await PatchworksScene.StartAsync(configure: static o => SignInAsUser(o));
        for (var i = 0; i < 3; i++)
            await scene.Client.Flows.GetFlowsAsync().ReadToEndAsync();
        Assert.Equal(1, scene.Platform.TokensGiven);

        scene.Platform.ExpireTokens();
        await scene.Client.Starts.StartAsync(new() { FlowId = scene.Platform.AddFlow("Orders") }, default);
        Assert.Equal((2, 1), (scene.Platform.TokensGiven, scene.Platform.ReadRuns().Count));

        scene.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(4));
        await scene.Client.Flows.GetFlowsAsync().ReadToEndAsync();
        Assert.Equal(3, scene.Platform.TokensGiven);
    }

    [Fact]
    public async Task A_password_that_is_refused_is_told_and_not_tried_over_and_over()
    {
        await using var scene = await PatchworksScene.StartAsync(configure: static o => SignInAsUser(o));
        await scene.Client.Flows.GetFlowsAsync().ReadToEndAsync();
        scene.Platform.RevokePassword();
        var calls = scene.Platform.Calls;

        for (var i = 0; i < 10; i++)
            await DeniedAsync(scene);

        Assert.Equal((1, 2), (scene.Platform.TokensRefused, scene.Platform.Calls - calls));   // The call that was refused, and one request for a token.
    }

    [Theory]
    [InlineData("another-user", null, "username")]
    [InlineData(null, "another-password", "username")]
    [InlineData(null, null, "email")]
    public async Task A_wrong_user_password_or_member_is_told_and_not_tried_over_and_over(string? user, string? password, string member)
    {
        await using var scene = await PatchworksScene.StartAsync(configure: o =>
        {
            SignInAsUser(o, member);
            o.UserName = user ?? o.UserName;
            o.Password = password ?? Password;
        });

        for (var i = 0; i < 3; i++)
            await DeniedAsync(scene);

        Assert.Equal((0, 1), (scene.Platform.TokensGiven, scene.Platform.TokensRefused));
    }

    [Fact]
    public async Task A_key_that_was_deleted_is_told()
    {
        await using var scene = await PatchworksScene.StartAsync();
        await scene.Client.Account.GetUserAsync();
        scene.Platform.RevokeKey();

        await DeniedAsync(scene);
    }

    [Fact]
    public async Task Another_key_is_taken_without_a_restart()
    {
        var key = "a-key-of-yesterday";
        await using var scene = await PatchworksScene.StartAsync(configure: o => o.ApiKey = key);
        await DeniedAsync(scene);

        key = scene.Platform.ApiKey;

        Assert.Equal("7", (await scene.Client.Account.GetUserAsync()).Id);
    }

    private static void SignInAsUser(PatchworksClientOptions options, string member = "username") =>
        (options.ApiKey, options.UserName, options.Password, options.LoginNameMember) = (null, UserName, Password, member);

    private static async Task DeniedAsync(PatchworksScene scene)
    {
        var failure = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => scene.Client.Account.GetUserAsync());

        Assert.Equal(FailureKind.Denied, failure.Kind);
        Assert.DoesNotContain(scene.Platform.Password, failure.ToString(), StringComparison.Ordinal);
    }
}
