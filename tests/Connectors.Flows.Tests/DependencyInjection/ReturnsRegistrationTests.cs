using Connectors.Domain.Ports;
using Connectors.Flows.Returns;
using Connectors.Flows.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Flows.Tests.DependencyInjection;

/// <summary>How hosts add returns.</summary>
public sealed class ReturnsRegistrationTests
{
    private static readonly ReturnRoute Route = new(Given.Bq, Given.Bc);

    [Fact]
    public void Names_that_are_not_registered_and_a_marketplace_that_two_claim_are_refused_at_start() => Assert.Equal(
        [
            "returns:1:Routes:0:Erp names 'erp', but no ERP with returns is registered under that name; registered is 'bc'.",
            "returns:2:Routes:0:Marketplace names 'bq', which returns:1:Routes:0:Marketplace names too; its returns are worked on by one flow.",
        ],
        MistakesOf(Services().AddReturns([new ReturnRoute(Given.Bq, new("erp"))], new ReturnsPolicy()).AddReturns([Route], new ReturnsPolicy())).Order(StringComparer.Ordinal));

    [Fact]
    public void Routes_without_a_mistake_start() => Assert.Empty(MistakesOf(Services().AddReturns([Route], new ReturnsPolicy())));

    private static IServiceCollection Services() => new ServiceCollection()
        .AddKeyedSingleton<IErpReturns>("bc", static (_, _) => throw new InvalidOperationException("Nobody asks for it."))
        .AddKeyedSingleton<IMarketplace>("bq", static (_, _) => throw new InvalidOperationException("Nobody asks for it."))
        .AddKeyedSingleton<IMarketplaceReturns>("bq", static (_, _) => throw new InvalidOperationException("Nobody asks for it."));

    private static IReadOnlyList<string> MistakesOf(IServiceCollection services)
    {
        using var provider = services.BuildServiceProvider();
        try
        {
            _ = provider.GetRequiredService<IOptions<ReturnsStartupOptions>>().Value;
            return [];
        }
        catch (OptionsValidationException mistakes)
        {
            return [.. mistakes.Failures];
        }
    }
}
