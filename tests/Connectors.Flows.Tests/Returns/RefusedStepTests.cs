using Connectors.Domain.Ports;
using Connectors.Domain.Returns;
using Connectors.Flows.Engine;
using Connectors.Flows.Returns;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.Returns;

/// <summary>What systems refuse of a return waits, each by itself: one refusal never makes another be asked again at once.</summary>
public sealed class RefusedStepTests
{
    private static readonly ReturnContext Context = new(
        new ReturnRoute(Given.Bq, Given.Bc), new ReturnsPolicy(), new ErpReturnCapabilities(), ReturnStatusMap.Compile(StandardReturnStatuses.Table).Value);

    [Fact]
    public void Two_refusals_are_kept_beside_each_other_and_the_newer_of_one_effect_counts()
    {
        var state = Hear(Hear(Hear(null, 0, Refused("tell-receipt")), 1, Refused("post-credit")), 2, Refused("tell-receipt"));

        Assert.Equal((Given.T0.AddHours(2), Given.T0.AddHours(1)), (state.RefusalOf("tell-receipt")!.At, state.RefusalOf("post-credit")!.At));
        Assert.Null(state.RefusalOf("pay-back"));
        Assert.Equal(2, state.Refused.Count);
    }

    [Fact]
    public void What_is_taken_after_all_clears_its_own_refusal_alone()
    {
        var state = Hear(Hear(Hear(null, 0, Refused("tell-receipt")), 1, Refused("post-credit")), 2, new ReturnInput.Moved(ReturnMeaning.Authorised));

        Assert.Equal("post-credit", Assert.Single(state.Refused).Effect);
        Assert.Empty(Hear(state, 3, new ReturnInput.RetryRequested("goods-in")).Refused);
    }

    private static ReturnState Hear(ReturnState? state, int hours, ReturnInput input) => new ReturnFacts(Context, Given.T0.AddHours(hours)).Hear(state, input);

    private static ReturnInput.EffectRejected Refused(string effect) => new(effect, new Rejection("system", "operation", FailureKind.Rejected, null, "No."));
}
