using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Flows.Tests.Storage;

/// <summary>Every record says where it is written what to do.</summary>
public sealed class RunbookTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Refusal Unmapped = new() { Reason = ReasonCatalogue.CarrierUnmapped, Message = "'DHL Economy' is not mapped.", Remedy = "Add a row to carriers.", Facts = [new("carrier", "DHL Economy")] };
    private static readonly Refusal Own = new() { Reason = new Reason("acme.hazard", Owner.Operations, "Hazardous."), Message = "Hazardous.", Remedy = "Ask.", Facts = [new("runbook", "https://acme.example/hazard")] };

    [Theory]
    [InlineData(null, "carrier.unmapped.md")]
    [InlineData("https://wiki.example.com/runbooks", "https://wiki.example.com/runbooks/carrier.unmapped.md")]
    [InlineData("https://wiki.example.com/runbooks/", "https://wiki.example.com/runbooks/carrier.unmapped.md")]
    public async Task A_record_carries_the_name_of_its_runbook_or_its_address_where_the_host_has_one(string? runbooks, string expected)
    {
        await using var host = new ServiceCollection().AddLogging().AddConnectorFlows(options => options.Runbooks = runbooks).BuildServiceProvider();
        await host.GetRequiredService<ICaseSender>().SetExceptionsAsync("order/bq:1", [new Problem("", Unmapped), new Problem("", Own)], Now);

        var records = await host.GetRequiredService<ICaseQuery>().GetExceptionsAsync();

        Assert.Equal([expected, "https://acme.example/hazard"], records.OrderByDescending(static r => r.Code, StringComparer.Ordinal).Select(static r => r.Runbook));
    }

    [Fact]
    public void A_record_says_itself_in_plain_words() => Assert.Equal(
        "order/bq:1 parcel-2: 'DHL Economy' is not mapped. Operations can change that: Add a row to carriers. [carrier.unmapped.md]",
        ExceptionRecord.From("order/bq:1", new Problem("parcel-2", Unmapped), Now).ToString());
}
