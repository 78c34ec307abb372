namespace Connectors.Domain.Customers;

/// <summary>One place where customer groups and account groups are not one to one.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Group">The store's group; empty when it is about an account group alone.</param>
/// <param name="AccountGroup">The ERP's group of accounts; empty when it is about a group alone.</param>
public sealed record CustomerGroupFinding(CustomerGroupFindingKind Kind, string Group, string AccountGroup)
{
    /// <summary>What is wrong, and with which groups.</summary>
    public override string ToString() => $"{Kind}: group '{Group}', account group '{AccountGroup}'";
}
