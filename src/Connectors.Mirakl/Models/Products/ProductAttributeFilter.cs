namespace Connectors.Mirakl.Models;

/// <summary>Which attributes to list (PM11). What is null does not filter.</summary>
public sealed record ProductAttributeFilter
{
    /// <summary>A category, a code of H11: its own attributes, and those of the categories above and below.</summary>
    public string? CategoryCode { get; init; }

    /// <summary>How many levels below it count; null for all.</summary>
    public int? MaxLevel { get; init; }

    /// <summary>Whether attributes of the operator alone are listed too; null for no.</summary>
    public bool? AllOperatorAttributes { get; init; }

    /// <summary>Whether only attributes with a role are listed; null for no.</summary>
    public bool? WithRoles { get; init; }
}
