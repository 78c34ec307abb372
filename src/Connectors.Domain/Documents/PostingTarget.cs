using System.Text.Json.Serialization;

namespace Connectors.Domain.Documents;

/// <summary>Where in the ERP an amount is booked. <c>default</c> is nowhere.</summary>
/// <param name="Kind">What the number is.</param>
/// <param name="Number">The ERP's number of it.</param>
[JsonConverter(typeof(PostingTargetJsonConverter))]
public readonly record struct PostingTarget(PostingTargetKind Kind, string Number)
{
    /// <summary>A general ledger account.</summary>
    public static PostingTarget Account(string number) => new(PostingTargetKind.LedgerAccount, number);

    /// <summary>A customer account.</summary>
    public static PostingTarget Customer(string number) => new(PostingTargetKind.Customer, number);

    /// <summary>A bank account.</summary>
    public static PostingTarget Bank(string number) => new(PostingTargetKind.BankAccount, number);

    /// <summary>An item without stock.</summary>
    public static PostingTarget Item(string number) => new(PostingTargetKind.NonInventoryItem, number);

    /// <summary>A resource.</summary>
    public static PostingTarget Resource(string number) => new(PostingTargetKind.Resource, number);

    /// <summary>Kind and number, for example <c>LedgerAccount 7010</c>.</summary>
    public override string ToString() => $"{Kind} {Number}";
}
