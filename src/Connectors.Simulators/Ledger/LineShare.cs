using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger;

/// <summary>What is left of a line.</summary>
internal sealed class LineShare(BuyerLine line)
{
    public BuyerLine Line { get; set; } = line;

    public bool Refused { get; set; }

    public int Cancelled { get; set; }

    public decimal CancelledAmount { get; set; }

    public decimal CancelledShipping { get; set; }

    /// <summary>Pieces paid back before they were sent.</summary>
    public int NotToBeSent { get; set; }

    public decimal NotToBeSentAmount { get; set; }

    public decimal NotToBeSentShipping { get; set; }

    /// <summary>Pieces that were bought in the end.</summary>
    public int Bought => Refused ? 0 : Line.Quantity - Cancelled;

    /// <summary>What is to be paid for the line, with its delivery and its fees, less what was called off or paid back before it was sent.</summary>
    public decimal Amount => Line.Price + Line.Shipping + Line.Fees - CancelledAmount - CancelledShipping - NotToBeSentAmount - NotToBeSentShipping;

    /// <summary>Pieces that have to be sent.</summary>
    public int ToSend => Refused ? 0 : Math.Max(0, Line.Quantity - Cancelled - NotToBeSent);
}
