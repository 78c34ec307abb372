using Connectors.Simulators.Internal;

namespace Connectors.Simulators.Faults;

/// <summary>Which requests of a vendor go wrong: fixed by the seed and the running number of the request.</summary>
internal sealed class FaultPlan(int seed, decimal rate, string vendor)
{
    private long _requests;

    public long Injected { get; private set; }

    public FaultKind Next()
    {
        var dice = Dice.For(seed, vendor, (_requests++).ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (rate <= 0 || !dice.Chance(rate))
            return FaultKind.None;
        Injected++;
        return (FaultKind)dice.Between((int)FaultKind.TooMany, (int)FaultKind.HtmlAfterEffect);
    }
}
