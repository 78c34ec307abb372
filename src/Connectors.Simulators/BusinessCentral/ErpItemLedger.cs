using Connectors.Simulators.Internal;

namespace Connectors.Simulators.BusinessCentral;

/// <summary>All that moved goods, and so what is there of each: stock changes here and nowhere else. Used under the lock of the world.</summary>
internal sealed class ErpItemLedger(int seed, ErpSetup setup)
{
    public const string PositiveAdjustment = "Positive Adjmt.";
    public const string NegativeAdjustment = "Negative Adjmt.";

    private int _number;

    public List<ErpItemMovement> Movements { get; } = [];

    /// <summary>People found goods, or lost some.</summary>
    public void Adjust(ErpItemRecord item, decimal quantity, DateTimeOffset now) =>
        Add(item, quantity, quantity < 0m ? NegativeAdjustment : PositiveAdjustment, now, DateOnly.FromDateTime(now.UtcDateTime), null, 0m);

    /// <summary>Goods left with a shipment.</summary>
    public void Sell(ErpItemRecord item, decimal quantity, ErpDocument shipment, DateOnly postingDate, decimal invoiced, DateTimeOffset now) =>
        Add(item, -quantity, "Sale", now, postingDate, shipment, invoiced);

    /// <summary>Goods came back with a credit memo.</summary>
    public void TakeBack(ErpItemRecord item, decimal quantity, ErpDocument memo, DateOnly postingDate, decimal credited, DateTimeOffset now) =>
        Add(item, quantity, "Sale", now, postingDate, memo, -credited);

    private void Add(ErpItemRecord item, decimal quantity, string type, DateTimeOffset now, DateOnly postingDate, ErpDocument? document, decimal salesAmount)
    {
        // Numbers that were drawn and not used leave gaps.
        var dice = Dice.For(seed, "item-ledger", _number.Text());
        _number += dice.Chance(0.1m) ? dice.Between(2, 4) : 1;
        item.Inventory += quantity;
        Movements.Add(new ErpItemMovement(setup.Id("item-ledger-entry", _number.Text()), _number, item, quantity, type, now, postingDate)
        {
            Document = document,
            SalesAmount = salesAmount,
        });
    }
}
