namespace Connectors.Simulators.Mirakl;

/// <summary>What the marketplace does beside the ordinary course, each a switch with its share of cases, from 0 (never, the default) to 1 (always), drawn from the seed.</summary>
/// <remarks>Shares are of orders unless a member says otherwise. Recorded orders keep their contents; what happens to orders happens to them as well.</remarks>
public sealed record MiraklBehaviours
{
    // What an order holds.

    /// <summary>A company buys: company at the address, organization with tax number, accounting and delivery contacts.</summary>
    public decimal Companies { get; init; }

    /// <summary>The buyer left a note for the driver, often a door code.</summary>
    public decimal Notes { get; init; }

    /// <summary>The goods go to a pick-up point: <c>shipping_pudo_id</c>.</summary>
    public decimal PickUpPoints { get; init; }

    /// <summary>The billing address is another than the shipping address.</summary>
    public decimal OtherBillingAddresses { get; init; }

    /// <summary>The shipping address has no telephone number; the billing address has one in half of these.</summary>
    public decimal MissingPhones { get; init; }

    /// <summary>Addresses name the country in words only: <c>country_iso_code</c> is null.</summary>
    public decimal MissingCountryCodes { get; init; }

    /// <summary>Prices are without tax (<c>TAX_EXCLUDED</c>), the taxes stand beside them.</summary>
    public decimal NetPrices { get; init; }

    /// <summary>Two taxes lie on each line, on goods and on delivery.</summary>
    public decimal SeveralTaxes { get; init; }

    /// <summary>The tax stands on the order as a whole: <c>order_taxes</c>.</summary>
    public decimal OrderTaxes { get; init; }

    /// <summary>A fee lies on the first line and is part of its total.</summary>
    public decimal Fees { get; init; }

    /// <summary>A promotion lowered the price of the first line.</summary>
    public decimal Promotions { get; init; }

    /// <summary>Order and lines carry custom fields, of every type there is.</summary>
    public decimal CustomFields { get; init; }

    /// <summary>The order is in euros.</summary>
    public decimal Euros { get; init; }

    /// <summary>The buyer pays on a due date (<c>PAY_ON_DUE_DATE</c>): the order may be shipped before it is debited.</summary>
    public decimal DueDatePayments { get; init; }

    /// <summary>The buyer pays the seller and not the marketplace (<c>customer_directly_pays_seller</c>): sales and refunds are told as lines, and no payout holds them; the commission it does.</summary>
    public decimal BuyersPaySeller { get; init; }

    /// <summary>The unit price of the first line is rounded: three pieces at 3.33 make 10.00.</summary>
    public decimal RoundedPrices { get; init; }

    /// <summary>One more line costs nothing.</summary>
    public decimal FreeLines { get; init; }

    /// <summary>One more line is a kit: one offer that stands for several items.</summary>
    public decimal Kits { get; init; }

    /// <summary>Members that only some accounts fill are filled: civility, delivery date, quote, media, origin of shipping, measurement, eco-contribution, legal notice and so on.</summary>
    public decimal RareMembers { get; init; }

    // What happens to an order.

    /// <summary>The buyer takes back a piece, or one of several lines, before he is debited.</summary>
    public decimal PartCancellations { get; init; }

    /// <summary>Share of the cancellations after the debit that are told as the refund they are, lines <c>REFUNDED</c> and the order closed, instead of as <c>CANCELED</c>.</summary>
    public decimal LateCancellationsAsRefunds { get; init; }

    /// <summary>The buyer opens an incident on a line that was shipped: <c>INCIDENT_OPEN</c>, its money waits. The operator closes it after three days unless the seller did (OR64).</summary>
    public decimal Incidents { get; init; }

    /// <summary>The order waits for its buyer at a counter (<c>TO_COLLECT</c>) before it is received.</summary>
    public decimal Collections { get; init; }

    /// <summary>Share of shipments that follow their order to <c>TO_COLLECT</c>, <c>RECEIVED</c> and <c>CLOSED</c>, with milestones, instead of staying <c>SHIPPED</c>.</summary>
    public decimal FollowedShipments { get; init; }

    /// <summary>Share of shipments whose tracking number the carrier does not know: <c>validity_status</c> INVALID.</summary>
    public decimal InvalidNumbers { get; init; }

    // What people do in the vendor's screens.

    /// <summary>Somebody of the seller's accepts the order in the portal, minutes after it came.</summary>
    public decimal PersonAccepts { get; init; }

    /// <summary>Somebody of the seller's cancels the order in the portal before the debit.</summary>
    public decimal PersonCancels { get; init; }

    /// <summary>Somebody of the seller's refunds a piece, or one of several lines, before dispatch, so that it is not to be sent. OR11 does not tell that, ST12 does.</summary>
    public decimal PersonRefunds { get; init; }

    /// <summary>Somebody of the seller's ships the whole order in the portal, with a number of his own.</summary>
    public decimal PersonShips { get; init; }

    /// <summary>Somebody of the seller's changes the tracking number in the portal after the order was shipped.</summary>
    public decimal PersonEditsTracking { get; init; }

    /// <summary>Share of offers whose price somebody of the seller's lowers by a tenth in the portal, within 30 hours.</summary>
    public decimal PersonEditsPrices { get; init; }

    /// <summary>The operator's service desk corrects the shipping address after the order may be shipped.</summary>
    public decimal AddressEdits { get; init; }

    /// <summary>The operator's service desk gives a tenth of the first line back after dispatch; goods stay out of it.</summary>
    public decimal OperatorCredits { get; init; }

    // What becomes of a return, see SimulationOptions.ReturnShare.

    /// <summary>Share of returns that somebody of the seller's consents to in the portal, hours after they were asked for.</summary>
    public decimal PersonConsents { get; init; }

    /// <summary>Share of returns with consent whose goods arrive, a day or two later; somebody of the seller's says so in the portal.</summary>
    public decimal GoodsArrive { get; init; }

    /// <summary>Share of the goods that arrive that are not as they were sold, damaged or others: the person who receives them says that too. Of half of the rest he says that they are.</summary>
    public decimal GoodsFaulty { get; init; }

    /// <summary>Share of returns with consent whose goods are never sent: <c>NO_RECEPTION</c> after two days.</summary>
    public decimal GoodsNeverCome { get; init; }

    // What the platform is like.

    /// <summary>Share of worlds in which a registered carrier has no code.</summary>
    public decimal CarriersWithoutCode { get; init; }

    /// <summary>Share of imports whose error report cannot be had (404), although they say that there is one.</summary>
    public decimal MissingReports { get; init; }

    /// <summary>Share of exports that end FAILED or CANCELED.</summary>
    public decimal FailedExports { get; init; }

    /// <summary>Share of transaction lines without <c>amount</c>: only what was credited and debited is told.</summary>
    public decimal LinesWithoutAmount { get; init; }

    /// <summary>What an ordinary day has of it.</summary>
    public static MiraklBehaviours Ordinary { get; } = new()
    {
        Companies = 0.08m,
        Notes = 0.15m,
        PickUpPoints = 0.01m,
        OtherBillingAddresses = 0.15m,
        MissingPhones = 0.05m,
        MissingCountryCodes = 0.02m,
        NetPrices = 0.01m,
        SeveralTaxes = 0.02m,
        OrderTaxes = 0.01m,
        Fees = 0.01m,
        Promotions = 0.08m,
        CustomFields = 0.3m,
        Euros = 0.005m,
        DueDatePayments = 0.01m,
        RoundedPrices = 0.03m,
        FreeLines = 0.03m,
        Kits = 0.05m,
        RareMembers = 0.5m,
        PartCancellations = 0.01m,
        LateCancellationsAsRefunds = 1m,
        Incidents = 0.01m,
        Collections = 0.02m,
        FollowedShipments = 1m,
        InvalidNumbers = 0.01m,
        PersonConsents = 0.05m,
        GoodsArrive = 1m,
        GoodsFaulty = 0.05m,
        GoodsNeverCome = 0.05m,
        PersonAccepts = 0.01m,
        PersonCancels = 0.005m,
        PersonRefunds = 0.01m,
        PersonShips = 0.005m,
        PersonEditsTracking = 0.005m,
        PersonEditsPrices = 0.02m,
        AddressEdits = 0.01m,
        OperatorCredits = 0.01m,
        CarriersWithoutCode = 0.2m,
        MissingReports = 0.02m,
        FailedExports = 0.02m,
        LinesWithoutAmount = 0.01m,
    };

    /// <summary>What a bad day has of it.</summary>
    public static MiraklBehaviours Bad { get; } = new()
    {
        Companies = 0.2m,
        Notes = 0.3m,
        PickUpPoints = 0.05m,
        OtherBillingAddresses = 0.3m,
        MissingPhones = 0.15m,
        MissingCountryCodes = 0.1m,
        NetPrices = 0.1m,
        SeveralTaxes = 0.15m,
        OrderTaxes = 0.1m,
        Fees = 0.1m,
        Promotions = 0.2m,
        CustomFields = 0.6m,
        Euros = 0.05m,
        DueDatePayments = 0.05m,
        RoundedPrices = 0.1m,
        FreeLines = 0.1m,
        Kits = 0.15m,
        RareMembers = 0.8m,
        PartCancellations = 0.08m,
        LateCancellationsAsRefunds = 1m,
        Incidents = 0.05m,
        Collections = 0.1m,
        FollowedShipments = 1m,
        InvalidNumbers = 0.08m,
        PersonConsents = 0.3m,
        GoodsArrive = 1m,
        GoodsFaulty = 0.2m,
        GoodsNeverCome = 0.1m,
        PersonAccepts = 0.05m,
        PersonCancels = 0.03m,
        PersonRefunds = 0.05m,
        PersonShips = 0.03m,
        PersonEditsTracking = 0.03m,
        PersonEditsPrices = 0.1m,
        AddressEdits = 0.05m,
        OperatorCredits = 0.05m,
        CarriersWithoutCode = 1m,
        MissingReports = 0.3m,
        FailedExports = 0.3m,
        LinesWithoutAmount = 0.1m,
    };
}
