package io.sealrail.stack.registry;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What land a farmer of the {@link FarmerRegistry} holds, the same in every stack; every fifth farmer holds none. */
record LandHolding(int farmer) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FARMER = Pattern.compile("F-10(\\d\\d)");
    private static final int FARMERS = 36;
    private static final int LANDLESS = 5;

    /** @return empty if there is no such farmer or he holds no land */
    static Optional<LandHolding> of(String farmerId) {
        Matcher id = FARMER.matcher(farmerId);
        return Optional.of(id)
                .filter(Matcher::matches)
                .map(number -> Integer.parseInt(number.group(1)))
                .filter(number -> number >= 1 && number <= FARMERS && number % LANDLESS != 0)
                .map(LandHolding::new);
    }

    /** {@code {"farmer_id", "total_hectares", "irrigated", "parcels": [{"parcel_id", "hectares", "irrigated"}]}}. */
    ObjectNode json() {
        ObjectNode holding = JSON.createObjectNode().put("farmer_id", "F-" + (1000 + farmer));
        ArrayNode parcels = holding.putArray("parcels");
        BigDecimal total = BigDecimal.ZERO;
        for (int parcel = 1; parcel <= 1 + farmer % 3; parcel++) {
            BigDecimal hectares = BigDecimal.valueOf(30L + farmer * 7L % 50 + parcel * 11L, 2);
            total = total.add(hectares);
            parcels.addObject()
                    .put("parcel_id", "P-" + farmer + "-" + parcel)
                    .put("hectares", hectares)
                    .put("irrigated", irrigated(parcel));
        }
        return holding.put("total_hectares", total).put("irrigated", irrigated(1));
    }

    private boolean irrigated(int parcel) {
        return (farmer + parcel) % 2 == 0;
    }
}
