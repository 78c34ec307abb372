namespace Connectors.Mirakl.Tests;

/// <summary>Runs only where the vendor's contract is at hand: it is not ours to ship.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ContractFactAttribute : FactAttribute
{
    public ContractFactAttribute()
    {
        if (Fixture.ContractPath() is null)
            Skip = "The vendor's contract (shared/specs/mirakl/mmp-seller-openapi.json) is not beside the repository.";
    }
}
