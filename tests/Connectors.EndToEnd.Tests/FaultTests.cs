using Connectors.EndToEnd.Tests.Support;

namespace Connectors.EndToEnd.Tests;

/// <summary>Whatever goes wrong on the way, before the effect or after it: nothing is lost and nothing doubled.</summary>
public sealed class FaultTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Nothing_is_lost_or_doubled_with_every_tenth_request_failing(int seed)
    {
        await using var day = await Day.StartAsync(o => o with
        {
            Seed = seed,
            Orders = 30,
            FaultRate = 0.1m,
            TradingWindow = TimeSpan.FromHours(4),
            PartialDispatchShare = 0.25m,
            TrackingCorrectionShare = 0.05m,
            CustomerCancellationShare = 0.05m,
            PaymentRefusalShare = 0.03m,
            LateAddressShare = 0.1m,
        });

        await day.PassAsync(TimeSpan.FromHours(40));

        var ledger = await day.JudgeAsync();
        Assert.Empty(ledger.FindingDetails.Select(static f => f.ToString()));
        Assert.Empty(ledger.Outstanding);
        Assert.Equal((0, 30), (ledger.AcceptanceMissed, ledger.Confirmed + ledger.Cancelled));
        Assert.True(ledger.FaultsInjected.Values.Sum() > 10, "the plan injected faults");
    }

    [Fact]
    public async Task Every_number_that_the_warehouse_corrects_reaches_the_marketplace()
    {
        await using var day = await Day.StartAsync(static o => o with { Seed = 1, Orders = 10, TradingWindow = TimeSpan.FromHours(4), TrackingCorrectionShare = 1m });

        await day.PassAsync(TimeSpan.FromHours(40));

        Assert.Empty((await day.JudgeAsync()).FindingDetails.Select(static f => f.ToString()));
    }
}
