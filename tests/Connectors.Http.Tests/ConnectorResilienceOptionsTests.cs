using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Http.Tests;

public sealed class ConnectorResilienceOptionsTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Defaults_are_right() => Assert.Empty(new ConnectorResilienceOptions().Validate());

    [Fact]
    public void Limits_themselves_are_right()
    {
        var longest = TimeSpan.FromHours(24);

        Assert.Empty(new ConnectorResilienceOptions
        {
            AttemptTimeout = longest - Second, TotalTimeout = longest, MaxRetries = 10, BaseDelay = longest, MaxDelay = longest,
            MaxConcurrency = 1000, MaxQueue = 100_000, BreakDuration = longest, MaxResponseBytes = int.MaxValue, MaxBudgetWait = longest,
            MaxDownloadBytes = long.MaxValue, DownloadIdleTimeout = longest, DownloadTimeout = longest,
        }.Validate());
        Assert.Empty(new ConnectorResilienceOptions
        {
            AttemptTimeout = Second / 100, TotalTimeout = Second / 50, MaxRetries = 0, BaseDelay = TimeSpan.FromTicks(1), MaxDelay = TimeSpan.FromTicks(1),
            MaxConcurrency = 1, MaxQueue = 0, BreakDuration = Second / 2, MaxResponseBytes = 1, MaxBudgetWait = TimeSpan.Zero,
            MaxDownloadBytes = 1, DownloadIdleTimeout = Second / 100, DownloadTimeout = Second / 100,
        }.Validate());
    }

    public static TheoryData<string, Action<ConnectorResilienceOptions>> Mistakes() => new()
    {
        { nameof(ConnectorResilienceOptions.AttemptTimeout), o => o.AttemptTimeout = o.TotalTimeout },
        { nameof(ConnectorResilienceOptions.AttemptTimeout), o => o.AttemptTimeout = TimeSpan.Zero },
        { nameof(ConnectorResilienceOptions.TotalTimeout), o => o.TotalTimeout = TimeSpan.FromHours(25) },
        { nameof(ConnectorResilienceOptions.MaxRetries), o => o.MaxRetries = -1 },
        { nameof(ConnectorResilienceOptions.MaxRetries), o => o.MaxRetries = 11 },
        { nameof(ConnectorResilienceOptions.BaseDelay), o => o.BaseDelay = TimeSpan.Zero },
        { nameof(ConnectorResilienceOptions.BaseDelay), o => o.BaseDelay = o.MaxDelay + Second },
        { nameof(ConnectorResilienceOptions.MaxDelay), o => o.MaxDelay = TimeSpan.FromHours(25) },
        { nameof(ConnectorResilienceOptions.MaxConcurrency), o => o.MaxConcurrency = 0 },
        { nameof(ConnectorResilienceOptions.MaxConcurrency), o => o.MaxConcurrency = 1001 },
        { nameof(ConnectorResilienceOptions.MaxQueue), o => o.MaxQueue = -1 },
        { nameof(ConnectorResilienceOptions.BreakDuration), o => o.BreakDuration = Second / 4 },
        { nameof(ConnectorResilienceOptions.MaxResponseBytes), o => o.MaxResponseBytes = 0 },
        { nameof(ConnectorResilienceOptions.MaxBudgetWait), o => o.MaxBudgetWait = -Second },
        { nameof(ConnectorResilienceOptions.MaxDownloadBytes), o => o.MaxDownloadBytes = 0 },
        { nameof(ConnectorResilienceOptions.DownloadIdleTimeout), o => o.DownloadIdleTimeout = TimeSpan.Zero },
        { nameof(ConnectorResilienceOptions.DownloadTimeout), o => o.DownloadTimeout = TimeSpan.FromHours(25) },
    };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public void Mistake_is_named_with_its_field(string field, Action<ConnectorResilienceOptions> spoil)
    {
        var options = new ConnectorResilienceOptions();
        spoil(options);

        Assert.StartsWith($"Mirakl:bq:{field} is ", Assert.Single(options.Validate("Mirakl:bq")), StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_are_named_at_once()
    {
        var mistakes = new ConnectorResilienceOptions
        {
            AttemptTimeout = TimeSpan.Zero, TotalTimeout = -Second, MaxRetries = 99, BaseDelay = -Second, MaxDelay = -2 * Second,
            MaxConcurrency = 0, MaxQueue = -1, BreakDuration = TimeSpan.Zero, MaxResponseBytes = -1, MaxBudgetWait = -Second,
            MaxDownloadBytes = -1, DownloadIdleTimeout = -Second,
        }.Validate();

        Assert.Equal(12, mistakes.Count);
        Assert.Contains("MaxRetries is 99; it must be from 0 to 10.", mistakes);
    }

    [Fact]
    public void Validator_refuses_bad_options_by_name()
    {
        using var services = new ServiceCollection()
            .AddSingleton<IValidateOptions<ConnectorResilienceOptions>, ConnectorResilienceOptionsValidator>()
            .Configure<ConnectorResilienceOptions>("acme", o => (o.MaxRetries, o.MaxQueue) = (99, -1))
            .BuildServiceProvider();
        var options = services.GetRequiredService<IOptionsMonitor<ConnectorResilienceOptions>>();

        var refused = Assert.Throws<OptionsValidationException>(() => options.Get("acme"));

        Assert.Equal(
            ["acme:MaxRetries is 99; it must be from 0 to 10.", "acme:MaxQueue is -1; it must be from 0 to 100000."],
            refused.Failures);
        Assert.Equal(3, options.Get("other").MaxRetries);
    }
}
