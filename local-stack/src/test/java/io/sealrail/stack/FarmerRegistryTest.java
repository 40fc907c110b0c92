package io.sealrail.stack;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.sealrail.stack.infra.Databases;
import io.sealrail.stack.infra.Infrastructure;
import io.sealrail.stack.registry.FarmerRegistry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class FarmerRegistryTest {

    private static Databases reader;

    @BeforeAll
    static void create() throws Exception {
        Infrastructure infrastructure = TestInfrastructure.chosen();
        FarmerRegistry registry = new FarmerRegistry(infrastructure.databases(), "00ff");
        registry.create();
        registry.create();
        reader = new Databases(infrastructure.postgres(), FarmerRegistry.READER, "00ff");
    }

    @Test
    void hasTheSameFarmersInEveryStack() throws Exception {
        assertEquals("36", first("select count(*) from farmers"));
        assertEquals("F-1003 Peter 1951-12-12 River Plain 1.19 t", first("""
                select concat_ws(' ', farmer_id, given_name, birth_date, district, farm_hectares, active)
                from farmers where farmer_id = 'F-1003'"""));
        assertEquals("2", first("select count(*) from farmers where household_id = 'H-503'"));
        assertEquals(
                "F-1012,F-1024,F-1036",
                first("select string_agg(farmer_id, ',' order by farmer_id) from farmers where not active"));
    }

    @Test
    void letsItsReaderReadOnly() {
        assertThrows(SQLException.class, () -> first("delete from farmers returning farmer_id"));
        assertThrows(SQLException.class, () -> first("set transaction read write; delete from farmers returning 1"));
    }

    private static String first(String sql) throws SQLException {
        try (Connection connection = reader.connect(FarmerRegistry.DATABASE);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
