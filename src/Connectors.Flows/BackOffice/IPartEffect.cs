namespace Connectors.Flows.BackOffice;

/// <summary>An effect of one part of an order's flow; the flow puts it into its own envelope.</summary>
internal interface IPartEffect
{
    /// <summary>Identity within the case.</summary>
    string Id { get; }
}
