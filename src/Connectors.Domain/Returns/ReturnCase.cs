using System.Globalization;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Returns;

/// <summary>A return on its way: authorised, received, credited, refunded. Immutable and thread-safe.</summary>
/// <remarks>
/// Only a received return has a method that credits and only a credited one has a method that refunds, and neither can be made in another way:
/// there is no path to a refund around the goods. A step that repeats what already happened changes nothing.
/// </remarks>
public abstract class ReturnCase
{
    private protected ReturnCase(ReturnAuthorisation authorisation, IReadOnlyList<GoodsReceipt> receipts)
    {
        Authorisation = authorisation;
        Receipts = receipts;
    }

    /// <summary>What may come back.</summary>
    public ReturnAuthorisation Authorisation { get; }

    /// <summary>What came back, one receipt a parcel; empty while nothing has.</summary>
    public IReadOnlyList<GoodsReceipt> Receipts { get; }

    /// <summary>How far it is.</summary>
    public abstract ReturnStage Stage { get; }

    /// <summary>Begins a return.</summary>
    /// <returns>The return; <see cref="ReasonCatalogue.ReturnTooMany"/> when a line may not come back in this quantity.</returns>
    /// <exception cref="ArgumentException">There is no id or line, a line comes twice, or the lines are in several currencies.</exception>
    public static Outcome<AuthorisedReturn> Authorise(ReturnAuthorisation authorisation)
    {
        ArgumentNullException.ThrowIfNull(authorisation);
        ArgumentException.ThrowIfNullOrWhiteSpace(authorisation.ReturnId, nameof(authorisation));
        if (authorisation.Lines.Count == 0 || authorisation.Lines.DistinctBy(static l => l.Sold.LineId).Count() != authorisation.Lines.Count)
            throw new ArgumentException("Lines are expected, each of them once.", nameof(authorisation));
        foreach (var line in authorisation.Lines)
        {
            SaleReversal.Check(line.Sold);
            if (line.Sold.Goods.Currency != authorisation.Lines[0].Sold.Goods.Currency)
                throw new ArgumentException("The lines are in several currencies.", nameof(authorisation));
            if (line.Quantity <= 0 || line.Quantity > line.Sold.Quantity - line.Sold.Reversed)
                return SaleReversal.TooMany(line.Sold, line.Quantity);
        }

        if (authorisation.Delivery is { } delivery && !IsUsable(delivery, authorisation.Lines[0].Sold.Goods.Currency))
            throw new ArgumentException("The delivery is in another currency, or an amount of it is negative.", nameof(authorisation));
        return new AuthorisedReturn(authorisation);
    }

    /// <summary>Brings a stored return back to where it stands.</summary>
    /// <param name="authorisation">What may come back.</param>
    /// <param name="steps">What happened, in order; repeats do no harm.</param>
    /// <returns>The return, or why the first step that is not allowed is not.</returns>
    /// <exception cref="ArgumentException">The authorisation or a step is not well formed.</exception>
    public static Outcome<ReturnCase> Replay(ReturnAuthorisation authorisation, IEnumerable<ReturnStep> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var start = Authorise(authorisation);
        if (!start.IsOk)
            return start.Refusal;
        ReturnCase at = start.Value;
        foreach (var step in steps)
        {
            var next = at.Apply(step);
            if (!next.IsOk)
                return next.Refusal;
            at = next.Value;
        }

        return at;
    }

    /// <summary>Takes a step, or says why this return cannot take it from here. A repeated step gives the same return back.</summary>
    /// <param name="step">What happened.</param>
    /// <returns>The return after the step, or a refusal of the method the step belongs to.</returns>
    /// <exception cref="ArgumentException">The step is not well formed.</exception>
    public Outcome<ReturnCase> Apply(ReturnStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step is ReturnStep.GoodsReceived received && Receipts.FirstOrDefault(r => r.ReceiptId == received.Receipt.ReceiptId) is { } known)
            return known.SaysTheSameAs(received.Receipt) ? this : Differs("receipt", known.ReceiptId);
        return Take(step);
    }

    /// <summary>The steps that this stage knows; all others are refused.</summary>
    private protected abstract Outcome<ReturnCase> Take(ReturnStep step);

    private protected static Outcome<ReturnCase> Widen<T>(Outcome<T> outcome)
        where T : ReturnCase =>
        outcome.IsOk ? outcome.Value : outcome.Refusal;

    private protected Refusal WrongStep(ReturnStep step) => Refuse(
        ReasonCatalogue.ReturnWrongStep, "The return cannot take this step from where it stands.", "Find the return the step belongs to, or open a new one.", StepFact(step));

    private protected Refusal NotReceived(ReturnStep step) => Refuse(
        ReasonCatalogue.ReturnNotReceived, "The return's goods have not been received.", "It can go on once the warehouse has booked them.", StepFact(step));

    private protected Refusal Differs(string what, string id) => Refuse(
        ReasonCatalogue.ReturnDiffers, $"A {what} was repeated with other content.", "Let its sender correct it under a new id.", new Fact(what, id));

    private protected Refusal Refuse(Reason reason, string message, string remedy, params Fact[] facts) => new()
    {
        Reason = reason,
        Message = message,
        Remedy = remedy,
        Facts = [new Fact("return", Authorisation.ReturnId), new Fact("order", Authorisation.Order.ToString()), new Fact("stage", Stage.ToString()), .. facts],
    };

    /// <summary>Adds a parcel; what came back in all never exceeds what was announced.</summary>
    private protected Outcome<ReceivedReturn> Add(GoodsReceipt receipt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        ArgumentException.ThrowIfNullOrWhiteSpace(receipt.ReceiptId, nameof(receipt));
        if (receipt.Lines.Count == 0 || receipt.Lines.Any(static l => l.Quantity <= 0 || l.Condition == GoodsCondition.Unspecified || !Enum.IsDefined(l.Condition)))
            throw new ArgumentException("Lines with a quantity above zero and a condition are expected.", nameof(receipt));
        foreach (var line in receipt.Lines.Select(static l => l.LineId).Distinct())
        {
            var announced = Authorisation.Lines.FirstOrDefault(l => l.Sold.LineId == line)?.Quantity ?? 0m;
            var inAll = Receipts.Append(receipt).SelectMany(static r => r.Lines).Where(l => l.LineId == line).Sum(static l => l.Quantity);
            if (inAll > announced)
            {
                return Refuse(
                    ReasonCatalogue.ReturnTooMany,
                    $"More of line '{line}' came back than was announced.",
                    "Count again, in base units; open a return for what is too many.",
                    new Fact("line", line.Value),
                    new Fact("announced", announced.ToString(CultureInfo.InvariantCulture)),
                    new Fact("came back", inAll.ToString(CultureInfo.InvariantCulture)));
            }
        }

        return new ReceivedReturn(Authorisation, [.. Receipts, receipt]);
    }

    private static bool IsUsable(SoldDelivery delivery, CurrencyCode currency) =>
        new[] { delivery.Amount, delivery.Tax, delivery.PaidBack ?? Money.Zero(currency) }.All(m => m.Currency == currency && m.Amount >= 0);

    private static Fact StepFact(ReturnStep step) => new("step", step switch
    {
        ReturnStep.GoodsReceived => "receive",
        ReturnStep.CreditPosted => "credit",
        ReturnStep.RefundPaid or ReturnStep.PartRefunded => "refund",
        ReturnStep.Ended { End: var end } => $"end as {end}",
        _ => "unknown",
    });
}
