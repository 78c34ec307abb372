using Connectors.Domain.Reasons;

namespace Connectors.Domain.Tests.Reasons;

public sealed class OutcomeTests
{
    private static readonly Refusal NotMapped = new() { Reason = ReasonCatalogue.OfferUnmapped, Message = "Not mapped.", Remedy = "Map it." };

    [Fact]
    public void A_value_is_ok_and_has_no_refusal()
    {
        Outcome<int> outcome = 7;

        Assert.True(outcome.IsOk);
        Assert.Null(outcome.Refusal);
        Assert.Equal(7, outcome.Value);
    }

    [Fact]
    public void A_refusal_has_no_value_and_says_why_when_asked_for_one()
    {
        Outcome<int> outcome = NotMapped;

        Assert.False(outcome.IsOk);
        Assert.Same(NotMapped, outcome.Refusal);
        Assert.Contains(NotMapped.Message, Assert.Throws<InvalidOperationException>(() => outcome.Value).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_is_not_ok() => Assert.Throws<InvalidOperationException>(() => default(Outcome<int>).Value);
}
