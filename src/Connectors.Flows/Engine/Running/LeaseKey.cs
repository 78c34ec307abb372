namespace Connectors.Flows.Engine.Running;

/// <summary>One claim of one case.</summary>
internal readonly record struct LeaseKey(CaseId Case, long Fence);
