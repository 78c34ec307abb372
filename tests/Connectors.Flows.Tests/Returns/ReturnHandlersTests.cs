using System.Reflection;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Returns;
using Connectors.Flows.Engine;
using Connectors.Flows.Returns;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.Returns;

/// <summary>What a return pays back is looked for before it is paid.</summary>
public sealed class ReturnHandlersTests
{
    private static readonly ReturnContext Context = new(
        new ReturnRoute(Given.Bq, Given.Bc), new ReturnsPolicy(), new ErpReturnCapabilities(), ReturnStatusMap.Compile(StandardReturnStatuses.Table).Value);

    private readonly List<OrderReduction> _paid = [];

    [Fact]
    public async Task What_is_due_is_paid_once() => Assert.Null(Assert.IsType<ReturnInput.PaidBack>(await PayAsync(sent: null, minutes: 0)).Refunds);

    [Theory]
    [InlineData(5, false)]
    [InlineData(29, false)]
    [InlineData(31, true)]
    public async Task A_refund_that_was_taken_and_does_not_show_is_never_paid_again_and_is_told_in_time(int minutes, bool isTold)
    {
        if (isTold)
            await Assert.ThrowsAsync<OutcomeUnclearException>(() => PayAsync(Given.T0, minutes));
        else
            Assert.NotNull(Assert.IsType<ReturnInput.PaidBack>(await PayAsync(Given.T0, minutes)).Refunds);

        Assert.Empty(_paid);
    }

    [Fact]
    public async Task An_older_refund_that_is_not_clear_is_not_paid_over()
    {
        Assert.NotNull(Assert.IsType<ReturnInput.PaidBack>(await PayAsync(null, 0, ReturnStory.Refund("older", 10m, minutes: -60))).Refunds);
        Assert.Empty(_paid);
    }

    private async Task<ReturnInput?> PayAsync(DateTimeOffset? sent, int minutes, params MarketplaceRefund[] refunds)
    {
        var handlers = new ReturnHandlers(
            Port.Of<IMarketplace>((_, arguments) =>
            {
                _paid.Add((OrderReduction)arguments[0]!);
                return Task.FromResult<IReadOnlyList<string>>(["refund-1"]);
            }),
            Port.Of<IMarketplaceReturns>((_, _) => Task.FromResult<IReadOnlyList<MarketplaceRefund>?>(refunds)),
            Port.Of<IErpReturns>(static (method, _) => throw new InvalidOperationException(method.Name)),
            Context);
        var run = new EffectContext(1, SendPermit.WithoutLimit(), new InMemoryFlowStore(), Given.T0.AddMinutes(minutes)) { StillWorkingFor = TimeSpan.FromMinutes(30) };
        var state = new ReturnStory().Credited().Turn().State with { RefundSentAt = sent };
        return await handlers.RunAsync(ReturnMessages.CaseOf(Given.Bq, "R-1"), state, new ReturnEffect.PayBack(), run, CancellationToken.None);
    }

    /// <summary>A port of which one method is asked.</summary>
    private class Port : DispatchProxy
    {
        private Func<MethodInfo, object?[], object?> _answer = static (_, _) => null;

        public static T Of<T>(Func<MethodInfo, object?[], object?> answer)
            where T : class
        {
            var port = Create<T, Port>();
            ((Port)(object)port)._answer = answer;
            return port;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _answer(targetMethod!, args ?? []);
    }
}
