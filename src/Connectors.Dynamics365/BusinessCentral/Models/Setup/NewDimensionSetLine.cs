namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A dimension with its value, created with the document or the line it stands on.</summary>
/// <remarks>Null is left out.</remarks>
public sealed record NewDimensionSetLine
{
    /// <summary>Code of the dimension, at most 20 characters; null when the value names it.</summary>
    public string? Code { get; init; }

    /// <summary>Code of the value, at most 20 characters; null when its id is given.</summary>
    public string? ValueCode { get; init; }

    /// <summary>Id of the value; null when its code is given.</summary>
    public Guid? ValueId { get; init; }
}
